import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Loopback } from '../exam-check/probes/loopback.ts';
import { StunServers } from '../exam-check/probes/stun-server.ts';
import { ROOT } from '../helpers/cli.ts';
import { bundleProgram } from '../helpers/program.ts';
import { cursorVisible, KEYS, runInTerminal } from '../helpers/pty.ts';

/** `--watch` as a student has it: the real program on a real terminal, with servers on this computer. */

const loopback = new Loopback();
const stun = new StunServers();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-watch-'));
  const allowed = join(folder, 'public-address.ts');
  writeFileSync(allowed, "export const isPublicAddress = (address: string): boolean => address === '127.0.0.1';");
  const replacement = { imported: '/public-address.ts', by: 'probes/gather.ts', instead: allowed };
  bundleProgram(ROOT, join(folder, 'main.cjs'), replacement);
  writeFileSync(join(folder, 'entry.cjs'), "require('./main.cjs').main();");
});

afterAll(async () => {
  stun.closeAll();
  await loopback.closeAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A data folder whose hosts are servers of this test. */
async function dataFolder(asked: () => void): Promise<string> {
  const data = join(folder, 'data');
  cpSync(join(ROOT, 'data'), data, { recursive: true });
  const change = (file: string, from: RegExp, to: string): void => {
    const path = join(data, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  const udp = await stun.listen({
    answer: () => {
      asked();
      return 3;
    },
  });
  const tcp = await loopback.tcp();
  change('hosts.yaml', /host: stun\.cloudflare\.com, port: \d+/, `host: 127.0.0.1, port: ${udp}`);
  change('hosts.yaml', /stun: \[.*\]/, 'stun: [127.0.0.1]');
  change('hosts.yaml', /host: www\.surf\.nl, port: \d+/, `host: localhost, port: ${tcp}`);
  change('profiles.yaml', /online: \[ans\.app, [^\]]*\]/g, 'online: [localhost, 127.0.0.1]');
  change('profiles.yaml', /www\.surf\.nl/g, 'localhost');
  return data;
}

test('Ctrl-C after consent ends the watch, and its result is told', async () => {
  let questions = 0;
  const data = await dataFolder(() => {
    questions += 1;
  });
  const words = ['exam-check', '--profile', 'exam', '--only', 'stability', '--watch', '10m', '--data', data];
  const run = runInTerminal([join(folder, 'entry.cjs'), ...words], {
    rows: 40,
    env: { HOME: folder, LANG: 'en_US.UTF-8', TZ: 'Europe/Amsterdam' },
  });
  await run.waitFor('Go ahead?');
  run.type(`y${KEYS.enter}`);
  await run.waitFor('0:06 of 10:00');
  run.type(KEYS.controlC);
  expect(await run.exit).toEqual({ code: 0, signal: null });
  const screen = run.screen().join('\n');
  expect(screen).toContain('Only connection over a longer time was checked: ready.');
  expect(screen).toMatch(/watched for \d+ seconds: answers after \d+ ms, sometimes \d+ ms; no gaps/);
  expect(questions).toBeGreaterThanOrEqual(6);
  expect(cursorVisible(run.raw())).toBe(true);
});
