// @ts-check

/**
 * Loaded before the portal's own code: has the process believe that its machine
 * is another one, as a file in its directory says.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const FILE = join(process.env.FAULTS_DIRECTORY ?? '.', 'machine.json');
const READ_EVERY_MS = 100;

const RealDate = Date;
const readAvailableMemory = process.availableMemory;

/** @type {{ clockShiftMs?: number, availableBytes?: number }} */
let machine = {};

function read() {
  try {
    machine = JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    // There is none as long as nothing is to be believed.
  }
}

function getNow() {
  return RealDate.now() + (machine.clockShiftMs ?? 0);
}

const ShiftedDate = new Proxy(RealDate, {
  apply: () => new RealDate(getNow()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [getNow()] : args, newTarget),
  get: (target, key) => (key === 'now' ? getNow : Reflect.get(target, key)),
});
// An assignment would have TypeScript take it for the declaration of a global.
Reflect.set(globalThis, 'Date', ShiftedDate);
process.availableMemory = () => machine.availableBytes ?? readAvailableMemory();

read();
setInterval(read, READ_EVERY_MS).unref();
