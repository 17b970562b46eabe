#!/usr/bin/env node
// Starts the program: is Node new enough, is there a build, and then the first module. In one file and in old words,
// since it must still speak where Node is too old for the rest; and each file more would take longer to find than to run.
//
// Modules run at their first use. What a command usually runs lies together in one file, its start, with the machine code
// that the build kept for it: finding, reading and compiling takes Node longer than starting. docs/decisions/001-bundle.md
'use strict';

const { existsSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const dist = join(__dirname, '..', 'dist');

function refuse(en, nl) {
  const { LUSUPPORT_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const dutch = /^nl/i.test(LUSUPPORT_LANG || LC_ALL || LC_MESSAGES || LANG || '');
  process.stderr.write(`lusupport: ${dutch ? nl : en}\n`);
  process.exitCode = 70;
}

/** Bytes, or undefined where there is no such file: then Node compiles as usual. */
function readOptional(file) {
  try {
    return readFileSync(file);
  } catch (_missing) {
    return undefined;
  }
}

/**
 * Runs a file that is one expression, in ASCII. V8 refuses machine code of another Node, or of a file of another length;
 * the build always writes both files together.
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
 * @param {readonly string[]} words the command line
 * @returns {string} the name of a start
 */
function startOf(words) {
  if (words.some((word) => word === '--help' || word === '-h' || word === 'help')) return 'help';
  const named = words.find((word) => /^[a-z][a-z-]*$/.test(word) && existsSync(join(dist, 'starts', `${word}.cjs`)));
  return named || 'home';
}

/** The modules of a start. Without its file, or with a damaged one, there are none: each then has its own. */
function togetherIn(file) {
  try {
    const { script, value } = evaluate(file);
    if (typeof value === 'object') return { script, value };
  } catch (_missing) {}
  return { script: undefined, value: {} };
}

/**
 * Opens the program.
 *
 * @param {string} start the name of the start to use; without it each module comes from its own file
 * @returns the first module, the start's script if there is one, and a way to tell which modules have run
 */
function open(start) {
  const { script, value: together } = togetherIn(join(dist, 'starts', `${start}.cjs`));
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
  return { main: run('main.ts'), script, ran: () => Array.from(running.keys()) };
}

function refuseDamaged() {
  refuse(
    'a part of the program is missing or damaged. Run "npm ci" in its folder.',
    'een deel van het programma ontbreekt of is beschadigd. Voer "npm ci" uit in de map van het programma.',
  );
}

function start() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 17)) {
    const yours = process.versions.node;
    refuse(
      `this needs Node.js 20.17 or newer; you have ${yours}. Get it from https://nodejs.org.`,
      `hiervoor is Node.js 20.17 of nieuwer nodig; jij hebt ${yours}. Haal het van https://nodejs.org.`,
    );
  } else if (!existsSync(join(dist, 'modules'))) {
    refuse(
      'the program has not been built yet. Run "npm ci" in its folder.',
      'het programma is nog niet gebouwd. Voer "npm ci" uit in de map van het programma.',
    );
  } else if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2])) {
    // Scripts ask this before anything else: nothing is loaded for it.
    try {
      writeSync(1, `${require('../package.json').version}\n`);
    } catch (error) {
      if (error.code === 'MODULE_NOT_FOUND') refuseDamaged();
      else process.exitCode = error.code === 'EPIPE' ? 0 : 6;
    }
  } else {
    let main;
    try {
      main = open(startOf(process.argv.slice(2))).main;
    } catch (_damaged) {
      refuseDamaged();
      return;
    }
    main.main();
  }
}

if (require.main === module) start();
// The build runs commands in its own way.
else module.exports = { dist, open };
