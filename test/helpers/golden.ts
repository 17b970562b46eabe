import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';

const FOLDER = join(import.meta.dirname, '..', 'golden');

/**
 * Compares a whole screen with the one kept in `test/golden/<name>.txt`. `UPDATE_GOLDEN=1` writes it instead;
 * the difference is then read by a person.
 */
export function expectGolden(name: string, lines: readonly string[]): void {
  const file = join(FOLDER, `${name}.txt`);
  const text = `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  expect(existsSync(file) ? readFileSync(file, 'utf8') : `(no golden screen ${name})`).toBe(text);
}
