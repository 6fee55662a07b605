import { actionsPage } from './actionsPage';
import { configurationPage } from './configurationPage';
import { copiedPage, listCopies } from './copies';
import { namesPage } from './namesPage';
import { permissionsPage } from './permissionsPage';
import { phasesPage } from './phasesPage';
import { reasonsPage } from './reasonsPage';
import { restApiPage } from './restApiPage';

/** The pages that are made, by their paths in the repository. */
export function listPages(): Map<string, () => string> {
  const copies = listCopies();
  return new Map<string, () => string>([
    ['docs/reference/configuration.md', configurationPage],
    ['docs/reference/rest-api.md', restApiPage],
    ['docs/reference/actions.md', actionsPage],
    ['docs/reference/permissions.md', permissionsPage],
    ['docs/reference/phases-and-conditions.md', phasesPage],
    ['docs/reference/reasons.md', reasonsPage],
    ['docs/reference/annotations-and-labels.md', namesPage],
    ...[...copies].map(([source, target]): [string, () => string] => [
      target,
      () => copiedPage(source, copies),
    ]),
  ]);
}
