// Makes dist/starts/: for each command the modules that its usual runs need, in one file, and the machine code that Node
// made for them. Run by the build; by itself, with the name of a start, it runs that one and tells what ran.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Start to usual runs: in both languages, since one file serves both. */
const STARTS = {
  help: [['--help'], ['--help', '--lang', 'nl']],
  home: [[], ['--lang', 'nl']],
  triage: [
    ['triage', 'printer is broken'],
    ['triage', 'printer kapot', '--lang', 'nl'],
    ['triage', 'printer is broken', '--json'],
    ['triage', 'my landlord raised the rent'],
  ],
  maintenance: [['maintenance'], ['maintenance', '--lang', 'nl'], ['maintenance', '--json']],
  incidents: [['incidents'], ['incidents', '--lang', 'nl']],
  'exam-check': [
    ['exam-check', '--list-checks'],
    ['exam-check', '--list-checks', '--lang', 'nl'],
  ],
  'exam-help': [['exam-help'], ['exam-help', '--lang', 'nl']],
  desks: [['desks'], ['desks', '--lang', 'nl']],
  report: [
    ['report', 'list'],
    ['report', 'list', '--lang', 'nl'],
  ],
  config: [
    ['config', 'list'],
    ['config', 'list', '--lang', 'nl'],
  ],
  forget: [['forget'], ['forget', '--lang', 'nl']],
};

/** @param {string} root the folder of the project, with a slash at its end */
export function makeStarts(root) {
  mkdirSync(join(root, 'dist', 'starts'), { recursive: true });
  for (const name of Object.keys(STARTS)) {
    // Each in a process of its own: there Node has compiled what this start needs, and nothing else.
    for (let time = 0; time < 2; time += 1) execFileSync(process.execPath, [fileURLToPath(import.meta.url), name]);
  }
}

/** What is run here finds nothing of the person who builds, and a moment without planned work. */
const ENV = { LUSUPPORT_HOME: join(import.meta.dirname, 'nowhere') };
const NOW_MS = Date.parse('2026-11-22T11:24:00+01:00');

/** Runs the commands of a start: the first time it writes the file of their modules, the second time the machine code. */
async function makeStart(name) {
  const { dist, open } = createRequire(import.meta.url)('../bin/lusupport.js');
  const file = join(dist, 'starts', name);
  const { main, script, ran } = open(name);
  const [first, ...others] = STARTS[name];
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  for (const words of others) {
    await main.run(words, {
      nowMs: () => NOW_MS,
      env: ENV,
      platform: process.platform,
      nodeVersion: process.versions.node,
      stdin: nowhere(),
      stdout: nowhere(),
      stderr: nowhere(),
      homeFolder: () => null,
      machineOffsetMinutes: () => 60,
      machineZone: () => 'Europe/Amsterdam',
      systemLocale: () => 'en',
      programFolder: dist,
      signal: new AbortController().signal,
    });
  }
  process.on('exit', () => {
    if (script === undefined) writeFileSync(`${file}.cjs`, togetherOf(dist, ran()));
    else writeFileSync(`${file}.cache`, script.createCachedData());
  });
  // As a student runs it; this ends the process.
  Date.now = () => NOW_MS;
  process.env = ENV;
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...first);
  await main.main();
}

/** Modules and packages by name, as one expression. */
function togetherOf(dist, modules) {
  const rows = modules.map((name) => {
    const isOurs = name.endsWith('.ts');
    const code = readFileSync(join(dist, isOurs ? 'modules' : 'packages', `${name}.cjs`), 'latin1');
    return `${JSON.stringify(name)}:${isOurs ? code : `function(module,exports,require){${code}\n}`}`;
  });
  return `({${rows.join(',\n')}})\n`;
}

const [, file, name] = process.argv;
if (file === fileURLToPath(import.meta.url)) await makeStart(name);
