import { describe, expect, test } from '@jest/globals';
import { linesOf } from '../../src/io/input-lines.ts';

async function read(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  async function* source() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of linesOf(source())) lines.push(line.truncated ? `${line.text.length} cut` : line.text);
  return lines;
}

describe('input as lines', () => {
  test.each([
    ['nothing', [''], []],
    ['an empty line counts', ['\n\n'], ['', '']],
    ['a last line without end counts', ['a\nb'], ['a', 'b']],
    ['line ends of Windows', ['a\r\nb\r\n'], ['a', 'b']],
    ['a line in pieces', ['pri', 'nter\nca', 'rd'], ['printer', 'card']],
    ['bad bytes are replaced', [new Uint8Array([0x61, 0xff, 0x0a])], ['a\ufffd']],
    ['a letter over two chunks', [new Uint8Array([0xc3]), new Uint8Array([0xa9, 0x0a])], ['é']],
    ['a byte-order mark goes', [new Uint8Array([0xef, 0xbb, 0xbf, 0x61])], ['a']],
    ['an overlong line is cut', ['x'.repeat(5000)], ['4096 cut']],
    ['4,096 characters are not too long', ['x'.repeat(4096)], ['x'.repeat(4096)]],
  ])('%s', async (_name, chunks, lines) => {
    expect(await read(...chunks)).toEqual(lines);
  });
});
