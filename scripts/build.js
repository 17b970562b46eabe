// Makes dist/ (what bin/ starts, with the compact data) and schemas/ (what the JSON output keeps to).
// Why it is built this way: docs/decisions/001-bundle.md.
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (path) => `${root}${path}`;

/** Packages that few runs need: each is a file of its own, loaded where the source first imports it. */
const PACKAGES_APART = [
  'inquirer',
  'ora',
  'chalk',
  'conf',
  'node-fetch',
  'open',
  'uqr',
  'yaml',
  'valibot',
  'ical.js',
  'saxes',
];

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // Machine code that was kept cannot import; what is imported late is required late.
  supported: { 'dynamic-import': false },
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** By the rules of Node a CommonJS file as a whole is its default export, so it is made to be that. */
const defaultFooter = 'if(module.exports.default)module.exports=Object.assign(module.exports.default,module.exports);';

const apart = {
  name: 'packages-apart',
  setup(bundle) {
    const filter = new RegExp(`^(?:${PACKAGES_APART.join('|')})$`);
    bundle.onResolve({ filter }, ({ path }) => ({ path: `./packages/${path}.cjs`, external: true }));
  },
};

/** commander starts programs for subcommands that are files of their own; we have none, and loading that takes time. */
const commanderAlone = {
  name: 'commander-starts-no-programs',
  setup(bundle) {
    bundle.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'nothing', namespace: 'nothing' } : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

await rm(inRoot('dist'), { recursive: true, force: true });
await rm(inRoot('schemas'), { recursive: true, force: true });

const program = { ...shared, plugins: [apart, commanderAlone] };
await Promise.all([
  build({ ...program, entryPoints: ['src/main.ts'], outdir: 'dist' }),
  build({
    ...shared,
    entryPoints: PACKAGES_APART.map((name) => ({ in: name, out: `packages/${name}` })),
    outdir: 'dist',
    footer: { js: defaultFooter },
  }),
  build({
    ...shared,
    entryPoints: [{ in: 'src/exam-check/probes/system-information/child.ts', out: 'system-information-child' }],
    outdir: 'dist',
  }),
  // The camera page runs in the student's browser; the program puts both files into the page it serves.
  build({
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome100', 'firefox115', 'safari16'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    entryPoints: [
      { in: 'src/exam-check/camera-page/in-browser/main.ts', out: 'camera-page' },
      { in: 'src/exam-check/camera-page/page.css', out: 'camera-page' },
    ],
    outdir: 'dist',
  }),
]);

// The data check runs as the program itself runs it for `--data`.
await build({ ...program, entryPoints: ['src/build-data.ts'], outdir: 'dist' });
const { buildData } = createRequire(import.meta.url)(inRoot('dist/build-data.cjs'));
process.exitCode = await buildData(root);
await rm(inRoot('dist/build-data.cjs'));

// Runs the answers that should come soonest, and keeps the machine code that Node made for them.
if (process.exitCode === 0) {
  execFileSync(process.execPath, [inRoot('scripts/keep-machine-code.js')], { stdio: ['ignore', 'inherit', 'inherit'] });
}
