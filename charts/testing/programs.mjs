// helm and kubectl as programs, for the tests of all charts.
import { spawn } from 'node:child_process';

/** Runs a program. A failure is a result like any other. */
export function run(program, args, { input = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', chunk => {
        output[name] += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', code => resolve({ code, ...output }));
    // A program that ends without reading its input says why in its own words.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Runs a program that has to succeed, and gives what it printed. */
export async function succeed(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${stderr || stdout}`);
  }
  return stdout;
}

export async function kubectlJson(args) {
  return JSON.parse(await succeed('kubectl', [...args, '--output', 'json']));
}
