// Makes dist/ (what bin/ starts, with the compact data) and schemas/ (what the JSON output keeps to).
// Why it is built this way: docs/decisions/001-bundle.md.
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildModules } from './build-modules.js';
import { makeStarts } from './make-starts.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (path) => `${root}${path}`;

/** Syntax that every Node we run on knows, in ASCII: a file of one byte a character is read fastest. */
const syntax = {
  target: 'node20',
  charset: 'ascii',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
};

const shared = {
  ...syntax,
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  logLevel: 'warning',
};

/** By the rules of Node a CommonJS file as a whole is its default export, so it is made to be that. */
const defaultFooter = 'if(module.exports.default)module.exports=Object.assign(module.exports.default,module.exports);';

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

const packages = await buildModules(root, syntax);
await Promise.all([
  build({
    ...shared,
    entryPoints: packages.map((name) => ({ in: name, out: `packages/${name}` })),
    plugins: [commanderAlone],
    footer: { js: defaultFooter },
  }),
  build({
    ...shared,
    entryPoints: [{ in: 'src/exam-check/probes/system-information/child.ts', out: 'system-information-child' }],
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
  build({ ...shared, entryPoints: ['src/build-data.ts'] }),
]);

const { buildData } = createRequire(import.meta.url)(inRoot('dist/build-data.cjs'));
process.exitCode = await buildData(root);
await rm(inRoot('dist/build-data.cjs'));

if (process.exitCode === 0) makeStarts(root);
