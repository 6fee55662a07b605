const { join } = require('node:path');

/**
 * What ESLint is told so that the folders of a package import in one direction:
 * each only from those that come after it, so that a part can be read, tested
 * and replaced without what is built on it.
 *
 * @param {string} directory - where the folders are
 * @param {string[]} folders - those that others don't import first
 */
module.exports = function inOneDirection(directory, folders) {
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
