import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ClosedPipeError, createOutput, OutputError } from '../../src/io/output.ts';
import { type Bundled, bundlePrograms } from './programs/bundle.ts';

const failing = (code: string): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no'), { code })),
  });

describe('writing', () => {
  test('keeps the order, and waits for a slow reader', async () => {
    const taken: string[] = [];
    let release = (): void => undefined;
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk, _encoding, done) => {
        taken.push(String(chunk));
        release = done;
      },
    });
    const output = createOutput(slow);
    let written = false;
    const first = output.write('a').then(() => {
      written = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([taken, written]).toEqual([['a'], false]);
    release();
    await first;
    expect(written).toBe(true);
  });

  test('nothing is written for no text', async () => {
    await createOutput(failing('EIO')).write('');
  });

  test.each(['EPIPE', 'EOF', 'ECONNRESET'])('%s: the reader has gone', async (code) => {
    await expect(createOutput(failing(code)).write('a')).rejects.toBeInstanceOf(ClosedPipeError);
  });

  test.each(['ENOSPC', 'EIO'])('%s: exit 6', async (code) => {
    const error = await createOutput(failing(code))
      .write('a')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OutputError);
    expect(error).toMatchObject({ exitCode: 6, code: 'output-not-written', cause: { code } });
  });

  test('a second write meets the first failure again', async () => {
    const output = createOutput(failing('EPIPE'));
    await expect(output.write('a')).rejects.toBeInstanceOf(ClosedPipeError);
    await expect(output.write('b')).rejects.toBeInstanceOf(ClosedPipeError);
  });

  test('a remark is never an error', async () => {
    createOutput(failing('ENOSPC')).remark('a');
    await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('a real process', () => {
  let programs: Bundled;
  beforeAll(async () => {
    programs = await bundlePrograms('write');
  });
  afterAll(() => programs.remove());

  test('a reader that takes one line and goes', () => {
    const shell = '{ "$0" "$1"; echo "end=$?" >&2; } | head -1';
    const { stdout, stderr } = spawnSync('/bin/sh', ['-c', shell, process.execPath, programs.script('write')]);
    expect(stdout.toString()).toBe(`${'x'.repeat(99)}\n`);
    expect(stderr.toString()).toBe('ClosedPipeError\nend=0\n');
  });

  test('everything arrives in a pipe', () => {
    const output = execFileSync(process.execPath, [programs.script('write')], { maxBuffer: 64 * 1024 * 1024 });
    expect(output.length).toBe(100 * 20_000);
  });

  const full = existsSync('/dev/full') ? test : test.skip;
  full('a full disk', () => {
    const { stderr } = spawnSync('/bin/sh', [
      '-c',
      '"$0" "$1" > /dev/full',
      process.execPath,
      programs.script('write'),
    ]);
    expect(stderr.toString()).toBe('OutputError\n');
  });
});
