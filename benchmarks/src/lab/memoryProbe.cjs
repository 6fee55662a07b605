// @ts-check

/**
 * Loaded before the portal's own code: at a signal, has the process throw away
 * what nobody needs any more, and writes down what memory is left in use.
 */
const { renameSync, writeFileSync } = require('node:fs');

const FILE = process.env.BENCH_MEMORY_FILE;

process.on('SIGUSR2', () => {
  // Twice: what a finalizer lets go is only found the second time.
  for (let time = 0; time < 2; time += 1) {
    global.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }
  writeFileSync(`${FILE}.new`, JSON.stringify(process.memoryUsage()));
  // Whoever waits for the file finds it whole.
  renameSync(`${FILE}.new`, `${FILE}`);
});
