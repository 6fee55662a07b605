import ts from 'typescript';
import { oneLine } from './markdown';
import { readText } from './repository';

/** A TypeScript file of the repository, to be looked at. */
export function parseFile(path: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    readText(path),
    ts.ScriptTarget.Latest,
    true,
  );
}

/** What the comment above a declaration says, without its tags. */
export function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return oneLine(ts.getTextOfJSDocComment(comment?.comment) ?? '');
}

/** The constants that a file exports, with their comments. */
export function listConstants(
  path: string,
): Array<{ name: string; value: ts.Expression; comment: string }> {
  return parseFile(path).statements.flatMap(statement =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(
          ({ name, initializer }) =>
            initializer
              ? [
                  {
                    name: name.getText(),
                    value: initializer,
                    comment: commentOf(statement),
                  },
                ]
              : [],
        )
      : [],
  );
}
