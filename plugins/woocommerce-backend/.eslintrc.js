const { join } = require('node:path');
const inOneDirection = require('../../dev/eslint/inOneDirection');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['src/**/*.ts'],
      // Tests and what they need look at the whole.
      excludedFiles: ['**/*.test.ts', '**/__testUtils__/**'],
      ...inOneDirection(
        join(__dirname, 'src'),
        [
          'actions',
          'http',
          'overview',
          'audit',
          'reconcile',
          'services',
          'input',
          'quotas',
          'doctor',
          'preflight',
          'cluster',
          'failures',
          'charts',
          'health',
          'helm',
          'lease',
          'kubernetes',
          'metrics',
          'permissions',
          'database',
          'tracing',
          'config',
          'text',
        ],
        ['__testUtils__', 'badInput', 'faults', 'isolation', 'schema'],
      ),
    },
  ],
});
