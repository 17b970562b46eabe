import type { PartedBytes } from '../reference/reference.ts';
import type { LearnedModel, Model } from './model.ts';

/**
 * The model as bytes: a heading in JSON, then the numbers as they lie in memory, so that loading parses
 * nothing. Written and read on machines that put the low byte first, as all that Node runs on here do.
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

/** Of the lists of numbers in their order; the weights come last, so that they need not be read. */
const TYPES = [Uint32Array, Uint16Array, Uint32Array, Uint32Array, Float32Array, Float32Array, Int8Array] as const;
const WEIGHTS = 6;

type Places = readonly [number, number, number, number, number, number, number];

const aligned = (place: number): number => Math.ceil(place / ALIGNMENT) * ALIGNMENT;

export function encodeModel({ labels, step, material, words, keys, idf, bias, weights }: LearnedModel): Uint8Array {
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

/** A heading is shorter: some thousand labels would fill it. */
const MOST_HEADING_BYTES = 65_536;

/**
 * The model of `encodeModel`; its numbers are views of `bytes` where these lie right, else of a copy.
 *
 * @throws Error for anything else: the build is broken then
 */
export function decodeModel(bytes: Uint8Array): LearnedModel {
  const own = lyingRight(bytes);
  const heading = headingOf(own);
  const place = own.byteOffset + heading.places[WEIGHTS];
  return { ...modelOf(own, heading), weights: new Int8Array(own.buffer, place, heading.lengths[WEIGHTS]) };
}

/**
 * The same without the weights: those of a feature are read when they are asked for, and kept. A sentence asks for some
 * dozens of twenty thousand.
 *
 * @throws Error for a file of another form or length
 */
export function openModel(file: PartedBytes): Model {
  const heading = headingOf(file.subarray(0, MOST_HEADING_BYTES));
  const { places, lengths } = heading;
  if (file.length < places[WEIGHTS] + (lengths[WEIGHTS] ?? 0)) throw notAModel();
  const known = new Map<number, Int8Array>();
  const subarray = (start: number, end: number): Int8Array => {
    let row = known.get(start);
    if (row === undefined) {
      const bytes = file.subarray(places[WEIGHTS] + start, places[WEIGHTS] + end);
      row = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      known.set(start, row);
    }
    return row;
  };
  return { ...modelOf(lyingRight(file.subarray(0, places[WEIGHTS])), heading), weights: { subarray } };
}

const notAModel = (): Error => new Error('matching.bin is not a model of this edition: build again');

function lyingRight(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % ALIGNMENT === 0 ? bytes : Uint8Array.from(bytes);
}

/** The heading, and where each of its lists of numbers begins. */
function headingOf(bytes: Uint8Array): Heading & { readonly places: Places } {
  const lineEnd = bytes.indexOf(10, MARK.length);
  const text = new TextDecoder().decode(bytes.subarray(0, lineEnd + 1));
  if (!text.startsWith(MARK)) throw notAModel();
  const heading: Heading = JSON.parse(text.slice(MARK.length));
  let place = aligned(lineEnd + 1);
  const places = TYPES.map(({ BYTES_PER_ELEMENT }, part) => {
    const begin = place;
    place = aligned(begin + (heading.lengths[part] ?? 0) * BYTES_PER_ELEMENT);
    return begin;
  }) as unknown as Places;
  return { ...heading, places };
}

function modelOf({ buffer, byteOffset }: Uint8Array, heading: ReturnType<typeof headingOf>): Omit<Model, 'weights'> {
  const { labels, step, material, lengths, places } = heading;
  const at = (part: number): [ArrayBufferLike, number, number] => [
    buffer,
    byteOffset + (places[part] ?? 0),
    lengths[part] ?? 0,
  ];
  return {
    labels,
    step,
    material,
    words: {
      keys: new Uint32Array(...at(0)),
      concepts: new Uint16Array(...at(1)),
      fillers: new Uint32Array(...at(2)),
    },
    keys: new Uint32Array(...at(3)),
    idf: new Float32Array(...at(4)),
    bias: new Float32Array(...at(5)),
  };
}
