const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * What ESLint is told so that the folders of a package import in one direction:
 * each only from those that come after it, so that a part can be read, tested
 * and replaced without what is built on it. Files beside the folders put
 * together what is in these, or are for all of them.
 *
 * @param {string} directory - where the folders are
 * @param {string[]} folders - those that others don't import first
 * @param {string[]} others - those that have no place in the order, as they look at the whole
 * @throws when there is a folder of which nothing is said
 */
module.exports = function inOneDirection(directory, folders, others = []) {
  const known = new Set([...folders, ...others]);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory() && !known.has(entry.name)) {
      throw new Error(
        `${entry.name} has no place in the order of folders. It is in .eslintrc.js.`,
      );
    }
  }
  const zones = folders.slice(1).map((target, index) => ({
    target: join(directory, target),
    from: folders.slice(0, index + 1).map(folder => join(directory, folder)),
    message: `${target} is built upon by it. The order is in .eslintrc.js.`,
  }));
  return {
    settings: { 'import/resolver': { node: { extensions: ['.ts', '.tsx'] } } },
    rules: { 'import/no-restricted-paths': ['error', { zones }] },
  };
};
