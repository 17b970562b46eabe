import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A file of the source that a test puts another one in the place of. */
export interface Replacement {
  /** How the import ends, such as `/trust.ts`. */
  readonly imported: string;
  /** How the file that imports it ends. */
  readonly by: string;
  /** The file that is bundled instead. */
  readonly instead: string;
}

/** Bundles the program as it is but for one file: what no option, setting or variable may change, a test can. */
export function bundleProgram(root: string, outfile: string, { imported, by, instead }: Replacement): void {
  const options = {
    entryPoints: [join(root, 'src/main.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  };
  // In a process of its own: a bundler is no guest of the test's own globals.
  const code = `import { build } from 'esbuild';
    await build({
      ...${JSON.stringify(options)},
      plugins: [{ name: 'instead', setup(bundle) {
        bundle.onResolve({ filter: /\\.ts$/ }, ({ path, importer }) =>
          path.endsWith(${JSON.stringify(imported)}) && importer.replaceAll('\\\\', '/').endsWith(${JSON.stringify(by)})
            ? { path: ${JSON.stringify(instead)} }
            : undefined);
      } }],
    });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root });
}
