// Runs the whole program against every misbehaving feed server; prints what it says, peak memory and time.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');
const MOST_MIB = 150;
const MOST_MS = 6_000;

const scratch = mkdtempSync(join(tmpdir(), 'lusupport-campaign-'));
const load = async (source) => {
  const outfile = join(scratch, `${source.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(ROOT, source)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
};
const { FAULTS, ServerKit } = await load('test/feeds/faults.ts');
const { buildFeedProgram, runFeedProgram } = await load('test/feeds/program.ts');
const program = buildFeedProgram(ROOT);
const kit = new ServerKit((file) => readFileSync(join(ROOT, 'test', 'fixtures', 'tls', file), 'utf8'));

let worst = { peakMiB: 0, wallMs: 0 };
let failed = 0;
console.log(`${'MiB'.padStart(5)}${'ms'.padStart(7)}  fault: what the screen says`);
try {
  for (const { name, start } of FAULTS) {
    const home = mkdtempSync(join(scratch, 'home-'));
    mkdirSync(join(home, 'config'));
    writeFileSync(join(home, 'config', 'config.json'), JSON.stringify({ incidentFeed: await start(kit) }));
    const run = await runFeedProgram(program, ['maintenance', '--plain'], { LUSUPPORT_HOME: home });
    const line =
      run.stdout.split('\n').find((each) => /exam\.test|inside\.test|nowhere\.invalid/.test(each)) ?? '(nothing)';
    const isFine =
      run.code === 0 && run.stderr === '' && run.peakMiB < MOST_MIB && run.wallMs < MOST_MS && line !== '(nothing)';
    if (!isFine) failed += 1;
    worst = { peakMiB: Math.max(worst.peakMiB, run.peakMiB), wallMs: Math.max(worst.wallMs, run.wallMs) };
    const figures = `${run.peakMiB.toFixed(0).padStart(5)}${run.wallMs.toFixed(0).padStart(7)}`;
    console.log(`${figures}  ${isFine ? '' : 'FAILED '}${name}: ${line.replace(/(?:exam|inside)\.test:\d+/g, 'HOST')}`);
    await kit.close();
  }
} finally {
  await kit.close();
  for (const folder of [scratch, program.folder]) rmSync(folder, { recursive: true, force: true });
}
console.log(
  `${FAULTS.length} faults, ${failed} failed; at most ${worst.peakMiB.toFixed(0)} MiB and ${worst.wallMs.toFixed(0)} ms.`,
);
process.exitCode = failed === 0 ? 0 : 1;
