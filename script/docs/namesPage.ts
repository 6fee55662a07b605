import ts from 'typescript';
import { listConstants } from './declarations';
import { code, madeFrom, page, table } from './markdown';

const SOURCE = 'plugins/woocommerce-common/src/annotations.ts';

/** The annotations and labels by which things find each other. */
export function namesPage(): string {
  const names = listConstants(SOURCE);
  return page(
    '# Annotations and labels',
    madeFrom(`${SOURCE}, but for what is Backstage’s, Kubernetes’ and Helm’s`),
    '## Of catalog entities',
    table(
      ['Annotation', 'Meaning'],
      [
        ...rowsOf(names, 'ANNOTATION'),
        [
          code('backstage.io/kubernetes-label-selector'),
          'By which the Kubernetes tab finds the store’s workloads: `woocommerce.backstage/store=<name>`.',
        ],
        [
          code('backstage.io/kubernetes-namespace'),
          'The store’s namespace, for the same tab.',
        ],
        [
          code('backstage.io/techdocs-entity'),
          'The entity whose pages the tab _TechDocs_ shows, when `catalog.providers.woocommerce.docs.entityRef` names one.',
        ],
      ],
    ),
    'Any entity shows a store on its page with the annotation `woocommerce/store`. [What a store’s entity consists of](packages/catalog-backend-module-woocommerce.md#a-stores-entity).',
    '## Of objects on the cluster',
    table(
      ['Label', 'Meaning'],
      [
        ...rowsOf(names, 'LABEL'),
        [
          code('app.kubernetes.io/instance'),
          'The name of the Helm release, `store-<name>`.',
        ],
        [
          code('app.kubernetes.io/component'),
          'The part of the store, such as `wordpress`, `mariadb` and `cron`.',
        ],
      ],
    ),
  );
}

function rowsOf(
  names: ReturnType<typeof listConstants>,
  kind: 'ANNOTATION' | 'LABEL',
): string[][] {
  return names.flatMap(({ name, value, comment }) =>
    name.endsWith(`_${kind}`) && ts.isStringLiteral(value)
      ? [[code(value.text), comment]]
      : [],
  );
}
