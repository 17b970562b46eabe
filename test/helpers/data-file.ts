import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'lusupport-data');

/**
 * A file of `data/`, parsed. Some sixty test files read the same ones, each in an environment of its own; so what YAML
 * has once made of a text is kept as JSON, which is read a hundred times as fast.
 *
 * @param name such as `desks`
 */
export function dataFile(name: string) {
  const text = readFileSync(join(ROOT, 'data', `${name}.yaml`), 'utf8');
  const kept = join(CACHE, `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.json`);
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    const value = parse(text);
    mkdirSync(CACHE, { recursive: true });
    // Another test may be writing the same: each file appears whole.
    const own = `${kept}.${process.pid}`;
    writeFileSync(own, JSON.stringify(value));
    renameSync(own, kept);
    return value;
  }
}
