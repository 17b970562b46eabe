/** Keys as numbers: the model holds no strings, so that loading it parses nothing. 32-bit FNV-1a over UTF-16 units. */

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** The hash of `text` from `start` to `end`, seeded by `kind`, which keeps one kind of key apart from another. */
export function keyOf(kind: number, text: string, start = 0, end = text.length): number {
  let hash = Math.imul(OFFSET ^ kind, PRIME);
  for (let place = start; place < end; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), PRIME);
  return hash >>> 0;
}

/** The hash of two numbers in this order. */
export function keyOfPair(kind: number, first: number, second: number): number {
  let hash = Math.imul(OFFSET ^ kind, PRIME);
  for (const number of [first, second]) {
    hash = Math.imul(hash ^ (number & 0xffff), PRIME);
    hash = Math.imul(hash ^ (number >>> 16), PRIME);
  }
  return hash >>> 0;
}

/** The place of `key` in sorted `keys`, or -1. */
export function placeOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
