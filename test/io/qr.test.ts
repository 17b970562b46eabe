import { expect, test } from '@jest/globals';
import { encode } from 'uqr';
import { qrLines } from '../../src/io/qr.ts';

/** The modules that half blocks draw: light is drawn, dark is left out. */
function modulesOf(lines: readonly string[]): boolean[][] {
  return lines.flatMap((line) => [
    [...line].map((block) => block !== '█' && block !== '▀'),
    [...line].map((block) => block !== '█' && block !== '▄'),
  ]);
}

test('what is drawn is the code, with light around it', async () => {
  const lines = (await qrLines('tel:+31715278888', 80)) ?? [];
  const { data, size } = encode('tel:+31715278888', { ecc: 'M', border: 2 });
  expect(modulesOf(lines).slice(0, size)).toEqual(data);
  expect(size).toBe(29);
});

test('a code that does not fit is none', async () => {
  expect(await qrLines('tel:+31715278888', 29)).toHaveLength(15);
  expect(await qrLines('tel:+31715278888', 28)).toBeNull();
});
