#!/usr/bin/env node
// Plain CommonJS in old words: it must still speak where Node is too old for the rest, and it starts soonest.
'use strict';

const { existsSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const dist = join(__dirname, '..', 'dist');
const [major, minor] = process.versions.node.split('.').map(Number);

function refuse(en, nl) {
  const { LUSUPPORT_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const dutch = /^nl/i.test(LUSUPPORT_LANG || LC_ALL || LC_MESSAGES || LANG || '');
  process.stderr.write(`lusupport: ${dutch ? nl : en}\n`);
  process.exitCode = 70;
}

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
    process.exitCode = error.code === 'EPIPE' ? 0 : 6;
  }
} else {
  const { open, startOf } = require('./start.js');
  open(dist, startOf(dist, process.argv.slice(2))).main.main();
}
