const { join } = require('node:path');
const inOneDirection = require('../dev/eslint/inOneDirection');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  inOneDirection(join(__dirname, 'src'), [
    'report',
    'benchmarks',
    'idle',
    'memory',
    'kill',
    'burst',
    'peers',
    'lab',
    'statistics',
    'programs',
  ]),
);
