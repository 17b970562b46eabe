import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { outputTo } from '../../src/io/descriptor.ts';
import { errorCode } from '../../src/io/error-code.ts';
import type { OutputStream } from '../../src/io/output.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-descriptor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const none = (): never => {
  throw new Error('the test did not expect a stream');
};

/** Takes everything at once, and tells what it was given. */
function stub(): { stream: OutputStream; given: string[]; heard: (error: Error) => void } {
  const given: string[] = [];
  const listeners: ((error: Error) => void)[] = [];
  const stream: OutputStream = {
    write: (text, done) => {
      given.push(Buffer.from(text).toString());
      done();
    },
    on: (_event, listener) => listeners.push(listener),
  };
  return { stream, given, heard: (error) => listeners.map((listener) => listener(error)) };
}

/** The code of what went wrong; empty for nothing. */
const written = (output: OutputStream, text: string): Promise<string> =>
  new Promise((resolve) => output.write(text, (error) => resolve(errorCode(error))));

function makeFifo(name: string): string {
  const fifo = join(folder, name);
  execFileSync('mkfifo', [fifo]);
  return fifo;
}

test('a file gets all, in order, and Node makes no stream', async () => {
  const file = join(folder, 'answer.txt');
  const descriptor = openSync(file, 'w');
  const output = outputTo(descriptor, 'linux', none);
  const long = `${'é'.repeat(100_000)}\n`;
  expect([await written(output, long), await written(output, 'end')]).toEqual(['', '']);
  closeSync(descriptor);
  expect(readFileSync(file, 'utf8')).toBe(`${long}end`);
  expect([output.isTTY, output.columns]).toEqual([undefined, undefined]);
});

test('/dev/null is as good as a file; other devices, closed descriptors and Windows have a stream of Node', async () => {
  const descriptor = openSync('/dev/null', 'w');
  expect(await written(outputTo(descriptor, 'linux', none), 'text')).toBe('');
  const { stream } = stub();
  expect(outputTo(descriptor, 'win32', () => stream)).toBe(stream);
  closeSync(descriptor);
  expect(outputTo(descriptor, 'linux', () => stream)).toBe(stream);
  const zero = openSync('/dev/zero', 'w');
  expect(outputTo(zero, 'linux', () => stream)).toBe(stream);
  closeSync(zero);
});

test('a full pipe that does not wait: the stream of Node writes the rest, and what comes later', async () => {
  const fifo = openSync(makeFifo('full'), constants.O_RDWR | constants.O_NONBLOCK);
  const { stream, given, heard } = stub();
  const output = outputTo(fifo, 'linux', () => stream);
  const errors: string[] = [];
  output.on('error', (error) => errors.push(error.message));
  const text = Array.from({ length: 50_000 }, (_, line) => `${line}\n`).join('');
  expect([await written(output, text), await written(output, 'later')]).toEqual(['', '']);
  const early = Buffer.alloc(text.length);
  const length = readSync(fifo, early);
  closeSync(fifo);
  expect(length).toBeGreaterThan(0);
  expect([early.toString('utf8', 0, length) + given[0], given[1]]).toEqual([text, 'later']);
  heard(new Error('gone'));
  expect(errors).toEqual(['gone']);
});

test('a reader that has gone is told by its code', async () => {
  const fifo = makeFifo('gone');
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(fifo, 'w');
  const output = outputTo(writer, 'linux', none);
  closeSync(reader);
  expect(await written(output, 'text')).toBe('EPIPE');
  closeSync(writer);
});
