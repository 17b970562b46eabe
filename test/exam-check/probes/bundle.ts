import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles a source file in a process of its own: a bundler is no guest of the test's own globals. */
export function bundle(source: string, outfile: string): void {
  const options = {
    entryPoints: [source],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
  };
  const code = "import { build } from 'esbuild'; await build(JSON.parse(process.argv[1]));";
  execFileSync(process.execPath, ['--input-type=module', '-e', code, JSON.stringify(options)], { cwd: root });
}
