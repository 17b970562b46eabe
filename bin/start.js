// Runs modules of the program, each at its first use. What a command usually runs lies together in one file with the
// machine code that the build kept for it: finding, reading and compiling takes Node longer than starting.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

/** Bytes, or undefined where there is no such file: then Node compiles as usual. */
function readOptional(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Runs a file that is one expression, in ASCII. Machine code of another Node, or of a file of another length, is refused
 * by V8 itself and does no harm; the build always writes both files together.
 *
 * @param {string} file
 * @returns {{ script: vm.Script, value: unknown }}
 */
function evaluate(file) {
  const cachedData = readOptional(file.replace(/\.cjs$/, '.cache'));
  const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  return { script, value: script.runInThisContext() };
}

/**
 * The first word that has a start of its own; for what has no such word, that of `lusupport` alone. A wrong guess only
 * costs time: modules that a start does not hold are found in their own files.
 *
 * @param {string} dist the folder of the built program
 * @param {readonly string[]} words the command line
 * @returns {string} the name of a start
 */
exports.startOf = (dist, words) => {
  if (words.some((word) => word === '--help' || word === '-h' || word === 'help')) return 'help';
  const named = words.find((word) => /^[a-z][a-z-]*$/.test(word) && existsSync(join(dist, 'starts', `${word}.cjs`)));
  return named ?? 'home';
};

/**
 * Opens the program.
 *
 * @param {string} dist the folder of the built program
 * @param {string} start the name of the start to use; without it each module comes from its own file
 * @returns the first module, the start's script if there is one, and a way to tell which modules have run
 */
exports.open = (dist, start) => {
  const file = join(dist, 'starts', `${start}.cjs`);
  const { script, value: together } = existsSync(file) ? evaluate(file) : { value: {} };
  const running = new Map();
  const run = (name) => {
    const known = running.get(name);
    if (known !== undefined) return known.exports;
    if (name.startsWith('node:')) return require(name);
    const module = { exports: {} };
    running.set(name, module);
    if (together[name] !== undefined) together[name](module, module.exports, run, dist);
    else if (name.endsWith('.ts'))
      evaluate(join(dist, 'modules', `${name}.cjs`)).value(module, module.exports, run, dist);
    else module.exports = require(join(dist, 'packages', `${name}.cjs`));
    return module.exports;
  };
  return { main: run('main.ts'), script, ran: () => [...running.keys()] };
};
