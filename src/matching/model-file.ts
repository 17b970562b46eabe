import type { Model } from './model.ts';

/**
 * The model as bytes: a heading in JSON, then the numbers as they lie in memory, so that loading is one read and no
 * parsing. Written and read on machines that put the low byte first, as all that Node runs on here do.
 */

/** First bytes of the file: another edition of the program wrote it otherwise. */
const MARK = 'lusupport-model-1\n';

/** Numbers begin at multiples of their own size. */
const ALIGNMENT = 8;

interface Heading {
  readonly labels: readonly string[];
  readonly step: number;
  readonly material: string;
  /** In the order in which the numbers follow. */
  readonly lengths: readonly number[];
}

const aligned = (place: number): number => Math.ceil(place / ALIGNMENT) * ALIGNMENT;

export function encodeModel({ labels, step, material, words, keys, idf, bias, weights }: Model): Uint8Array {
  const parts = [words.keys, words.concepts, words.fillers, keys, idf, bias, weights];
  const heading: Heading = { labels, step, material, lengths: parts.map(({ length }) => length) };
  const text = new TextEncoder().encode(`${MARK}${JSON.stringify(heading)}\n`);
  const places: number[] = [];
  let end = aligned(text.length);
  for (const { byteLength } of parts) {
    places.push(end);
    end = aligned(end + byteLength);
  }
  const bytes = new Uint8Array(end);
  bytes.set(text);
  for (const [place, part] of parts.entries()) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), places[place]);
  }
  return bytes;
}

/**
 * The model of `encodeModel`; its numbers are views of `bytes` where these lie right, else of a copy.
 *
 * @throws Error for anything else: the build is broken then
 */
export function decodeModel(bytes: Uint8Array): Model {
  const own = bytes.byteOffset % ALIGNMENT === 0 ? bytes : Uint8Array.from(bytes);
  const lineEnd = own.indexOf(10, MARK.length);
  const text = new TextDecoder().decode(own.subarray(0, lineEnd + 1));
  if (!text.startsWith(MARK)) throw new Error('matching.bin is not a model of this edition: build again');
  const { labels, step, material, lengths }: Heading = JSON.parse(text.slice(MARK.length));
  let place = own.byteOffset + aligned(lineEnd + 1);
  let part = 0;
  const next = <Numbers extends { readonly byteLength: number }>(
    Type: new (buffer: ArrayBufferLike, place: number, length: number) => Numbers,
  ): Numbers => {
    const numbers = new Type(own.buffer, place, lengths[part] ?? 0);
    place = aligned(place + numbers.byteLength - own.byteOffset) + own.byteOffset;
    part += 1;
    return numbers;
  };
  const words = { keys: next(Uint32Array), concepts: next(Uint16Array), fillers: next(Uint32Array) };
  return {
    labels,
    step,
    material,
    words,
    keys: next(Uint32Array),
    idf: next(Float32Array),
    bias: next(Float32Array),
    weights: next(Int8Array),
  };
}
