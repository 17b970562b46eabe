import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Reads the import lines of src/ and holds the invariants of docs/architecture.md. */

const SOURCE = resolve(import.meta.dirname, '..', 'src');
const SLICES = [
  'triage',
  'desks',
  'maintenance',
  'exam-check',
  'exam-help',
  'report',
  'config',
  'home',
  'forget',
  'incidents',
  'data-tools',
];

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

const TEXTS = new Map(FILES.map((name) => [name, readFileSync(join(SOURCE, name), 'utf8')]));

function importsOf(file: string): Import[] {
  const text = withoutComments(TEXTS.get(file) ?? '');
  const fixed = [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s)?(?:[\w*]+(?:,\s*)?|\* as \w+)?\s*(?:\{[^}]*\})?\s*from\s+'([^']+)'/gm,
    ),
  ].map((match) => ({
    from: match[2] ?? '',
    typeOnly: match[1] !== undefined || onlyTypes(match[0]),
    lazy: false,
  }));
  const bare = [...text.matchAll(/^import\s+'([^']+)'/gm)].map((match) => ({
    from: match[1] ?? '',
    typeOnly: false,
    lazy: false,
  }));
  const lazy = [...text.matchAll(/\bimport\(\s*'([^']+)'/g)].map((match) => ({
    from: match[1] ?? '',
    typeOnly: false,
    lazy: true,
  }));
  return [...fixed, ...bare, ...lazy];
}

/** `import { type A, type B } from …` loads nothing either. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  if (names === undefined) return false;
  return names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** The file of src/ that a relative import names; null for packages and node: modules. */
function target(file: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  return relative(SOURCE, resolve(SOURCE, dirname(file), from)).replaceAll('\\', '/');
}

const sliceOf = (file: string): string | null => SLICES.find((slice) => file.startsWith(`${slice}/`)) ?? null;

/** Everything that loading `entry` loads at once, packages included. */
function loadedBy(entry: string): Set<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { from, typeOnly, lazy } of importsOf(file)) {
      if (typeOnly || lazy) continue;
      const next = target(file, from);
      if (next === null) seen.add(from);
      else queue.push(next);
    }
  }
  return seen;
}

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

describe('who knows whom', () => {
  test('there is something to look at', () => {
    expect(FILES.length).toBeGreaterThan(60);
    expect(loadedBy('main.ts').size).toBeGreaterThan(8);
    for (const file of FILES)
      for (const { from } of importsOf(file)) expect(TEXTS.has(target(file, from) ?? file)).toBe(true);
  });

  test('slices do not know each other', () => {
    const crossings = FILES.flatMap((file) =>
      importsOf(file)
        .map(({ from }) => target(file, from))
        .filter((to) => to !== null && sliceOf(file) !== null && sliceOf(to) !== null && sliceOf(to) !== sliceOf(file))
        .map((to) => `${file} -> ${to}`),
    );
    expect(crossings).toEqual([]);
  });

  test.each(['reference', 'campus', 'time', 'io', 'flow', 'matching', 'wording', 'feeds', 'ledger'])(
    '%s knows no slice',
    (corner) => {
      const known = FILES.filter((file) => file.startsWith(`${corner}/`)).flatMap((file) =>
        importsOf(file)
          .map(({ from }) => target(file, from))
          .filter((to) => to !== null && sliceOf(to) !== null)
          .map((to) => `${file} -> ${to}`),
      );
      expect(known).toEqual([]);
    },
  );

  const homes: readonly (readonly [string, RegExp])[] = [
    ['chalk', /^io\/paint\.ts$/],
    ['inquirer', /^io\/prompt[\w-]*\.ts$/],
    ['ora', /^io\/spinner\.ts$/],
    ['conf', /^io\/settings[\w-]*\.ts$/],
    ['node-fetch', /^io\/http[\w-]*\.ts$/],
    ['open', /^io\/browser\.ts$/],
    ['uqr', /^io\/qr\.ts$/],
    ['fast-string-width', /^io\/layout\.ts$/],
    ['fast-wrap-ansi', /^io\/layout\.ts$/],
    ['systeminformation', /^exam-check\/probes\/system-information\//],
    ['luxon', /^time\//],
    ['commander', /^arguments\.ts$/],
    ['@orama/stemmers', /^matching\//],
    ['saxes', /^feeds\/rss\.ts$/],
    ['ical.js', /^maintenance\/ics(?:-zone)?\.ts$/],
    ['yaml', /^reference\/yaml-file\.ts$/],
    ['valibot', /(?:^reference\/|-schema\.ts$|^build-data\.ts$)/],
    ['@valibot/to-json-schema', /^build-data\.ts$/],
  ];

  test.each(homes)('%s has one home', (name, home) => {
    const users = FILES.filter((file) => importsOf(file).some(({ from }) => packageOf(from) === name));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !home.test(file))).toEqual([]);
  });

  test('no other package is used', () => {
    const known = homes.map(([name]) => name);
    const used = FILES.flatMap((file) => importsOf(file).map(({ from }) => from)).filter(
      (from) => !from.startsWith('.') && !from.startsWith('node:') && !known.includes(packageOf(from)),
    );
    expect(used).toEqual([]);
  });

  test('one file knows the process', () => {
    const knows = FILES.filter((file) => /\bprocess\./.test(withoutComments(TEXTS.get(file) ?? '')));
    // The probes start processes of their own, and one of those is ours. A lock names the process that holds it.
    expect(knows.filter((file) => !file.startsWith('exam-check/probes/')).sort()).toEqual([
      'build-data.ts',
      'io/lock-holder.ts',
      'main.ts',
    ]);
  });

  test('time is an argument', () => {
    const asks = FILES.filter((file) =>
      /Date\.now\(|new Date\(\)|DateTime\.(?:now|local)\(/.test(withoutComments(TEXTS.get(file) ?? '')),
    );
    expect(asks.filter((file) => file !== 'main.ts' && !file.startsWith('exam-check/probes/'))).toEqual([]);
  });

  test('the source never asks whether it is being tested', () => {
    expect(FILES.filter((file) => /JEST|NODE_ENV/.test(TEXTS.get(file) ?? ''))).toEqual([]);
  });
});

describe('pure files touch nothing', () => {
  const pure = FILES.filter(
    (file) =>
      /^(?:campus|time|flow|wording)\//.test(file) ||
      /^feeds\/(?:notice|statuspage|rss|parse|incidents|json|notices)\.ts$/.test(file) ||
      /\/(?:judge|verdict|checks|match|text|card|find|view|words(?:\.\w+)?|outcome-view|answer|clash|doubt|month-grid|month-text)\.ts$/.test(
        file,
      ),
  );

  test.each(pure)('%s', (file) => {
    const touching = [...loadedBy(file)].filter((from) => from.startsWith('node:') && from !== 'node:util');
    expect(touching).toEqual([]);
  });
});

describe('start-up law: nothing is loaded before it is used', () => {
  const heavy = [
    'inquirer',
    'ora',
    'conf',
    'open',
    'uqr',
    'node-fetch',
    'systeminformation',
    'yaml',
    'valibot',
    'chalk',
    'ical.js',
    'saxes',
  ];
  const entries: readonly (readonly [string, readonly string[]])[] = [
    ['main.ts', [...heavy, 'commander', 'luxon', '@orama/stemmers']],
    ['maintenance/command.ts', [...heavy, 'commander', '@orama/stemmers']],
    ['triage/command.ts', [...heavy, 'commander']],
    ['desks/command.ts', [...heavy, 'commander', '@orama/stemmers']],
    ['exam-check/command.ts', [...heavy, 'commander', '@orama/stemmers']],
    ['exam-help/command.ts', [...heavy, 'commander', 'luxon', '@orama/stemmers']],
    ['report/command.ts', [...heavy, 'commander', '@orama/stemmers']],
    ['home/command.ts', [...heavy, 'commander', '@orama/stemmers']],
    ['forget/command.ts', [...heavy, 'commander', '@orama/stemmers', 'luxon']],
    ['incidents/command.ts', [...heavy, 'commander', '@orama/stemmers']],
    ['config/command.ts', [...heavy, 'commander', '@orama/stemmers', 'luxon']],
    ['data-tools/command.ts', [...heavy, 'commander', '@orama/stemmers', 'luxon']],
  ];

  test.each(entries)('%s', (entry, forbidden) => {
    const loaded = [...loadedBy(entry)].filter((from) => !from.endsWith('.ts')).map(packageOf);
    expect(loaded.filter((name) => forbidden.includes(name))).toEqual([]);
  });
});
