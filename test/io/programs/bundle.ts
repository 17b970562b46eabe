import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Bundled {
  /** Full path of the script. */
  readonly script: (name: string) => string;
  readonly remove: () => void;
}

/** The small programs of this folder as scripts that Node can run, made the same way as the program itself. */
export async function bundlePrograms(...names: readonly string[]): Promise<Bundled> {
  const folder = mkdtempSync(join(tmpdir(), 'lusupport-programs-'));
  await build({
    entryPoints: names.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return {
    script: (name) => join(folder, `${name}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
