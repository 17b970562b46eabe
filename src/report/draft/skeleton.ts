/**
 * A text as patterns see it: written forms that say the same are made one, and each sign remembers where it came from.
 * So a pattern is written once, and finds `jan%40example.org`, `jan＠example.org` and one that is split over two lines.
 */
export interface Skeleton {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where what it stands for begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function joined(pieces: Iterable<Piece>): Skeleton {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const piece of pieces) {
    text += piece.text;
    for (let unit = 0; unit < piece.text.length; unit += 1) {
      starts.push(piece.start);
      ends.push(piece.end);
    }
  }
  return { text, starts, ends };
}

/** Signs that nobody sees: soft hyphens, joiners, direction marks, variation selectors, tags. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;

/** One form for one sign: full width, circled and styled letters become plain; what nobody sees goes. */
export function plainSkeleton(original: string): Skeleton {
  return joined(plainPieces(original));
}

function* plainPieces(original: string): Generator<Piece> {
  let place = 0;
  for (const sign of original) {
    const end = place + sign.length;
    if (!UNSEEN.test(sign)) yield { text: plainSign(sign), start: place, end };
    place = end;
  }
}

/** Dashes and blanks of all kinds are one kind each. */
function plainSign(sign: string): string {
  if (/^[\u2010-\u2015\u2212]$/.test(sign)) return '-';
  if (sign !== '\n' && sign !== '\r' && /^\s$/u.test(sign)) return ' ';
  return sign.normalize('NFKC');
}

/** What was broken over lines as one line; a `=` or `\` at the end of a line is a soft break of mail and shells. */
export function withoutBreaks(skeleton: Skeleton): Skeleton {
  return replaced(skeleton, /[=\\]?[ \t]*[\r\n]+[ \t>]*/g, () => '');
}

const CODED =
  /(?:%[0-9a-f]{2})+|(?:=[0-9A-F]{2})+|(?:\\x[0-9a-f]{2})+|\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos|commat|period|nbsp);|\\(["/\\])/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  commat: '@',
  period: '.',
  nbsp: ' ',
};

/** Percent signs, quoted-printable, escapes of JSON and of programs, and HTML entities, as what they stand for. */
export function decoded(skeleton: Skeleton): Skeleton {
  return replaced(skeleton, CODED, ([whole, ...parts]) => decode(whole, parts));
}

function decode(whole: string, [braced, unit, hex, decimal, entity, escaped]: readonly (string | undefined)[]): string {
  const hexCode = braced ?? unit ?? hex;
  if (hexCode !== undefined) return signOf(Number.parseInt(hexCode, 16));
  if (decimal !== undefined) return signOf(Number(decimal));
  if (entity !== undefined) return ENTITIES[entity.toLowerCase()] ?? whole;
  if (escaped !== undefined) return escaped;
  const bytes = whole.match(/[0-9a-f]{2}(?=[%=\\]|$)/gi) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}

function signOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function replaced(
  skeleton: Skeleton,
  pattern: RegExp,
  by: (match: readonly [string, ...(string | undefined)[]]) => string,
): Skeleton {
  function* pieces(): Generator<Piece> {
    let place = 0;
    for (const match of skeleton.text.matchAll(pattern)) {
      yield* untouched(skeleton, place, match.index);
      const end = match.index + match[0].length;
      const text = by(match as unknown as [string, ...(string | undefined)[]]);
      yield { text, start: skeleton.starts[match.index] ?? 0, end: skeleton.ends[end - 1] ?? 0 };
      place = end;
    }
    yield* untouched(skeleton, place, skeleton.text.length);
  }
  return joined(pieces());
}

function* untouched({ text, starts, ends }: Skeleton, from: number, to: number): Generator<Piece> {
  for (let unit = from; unit < to; unit += 1) {
    yield { text: text[unit] ?? '', start: starts[unit] ?? 0, end: ends[unit] ?? 0 };
  }
}

/** Words that may be text in base64 or hexadecimal. */
const PACKED = /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{6,}={0,2})(?![A-Za-z0-9+/_=-])/g;

/** A word of a text, and the text that it is packed from. */
export interface Unpacked {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stands before the word. */
  readonly before: string;
}

/** Every word that unpacks to readable text, with its place in the original. */
export function unpacked({ text, starts, ends }: Skeleton): readonly Unpacked[] {
  return [...text.matchAll(PACKED)].flatMap((match) => {
    const start = starts[match.index] ?? 0;
    const end = ends[match.index + match[0].length - 1] ?? 0;
    const before = text.slice(0, match.index);
    return unpackings(match[0]).map((inside) => ({ start, end, text: inside, before }));
  });
}

function unpackings(word: string): readonly string[] {
  const hex = word.replace(/^0x/i, '');
  const bytes = [
    ...(/^(?:[0-9a-f]{2}){4,}$/i.test(hex) ? [bytesOfHex(hex)] : []),
    ...(/[A-Za-z]/.test(word) ? [bytesOfBase64(word)] : []),
  ];
  return bytes.flatMap((one) => {
    const text = readable(one);
    return text === null ? [] : [text];
  });
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function bytesOfBase64(word: string): Uint8Array {
  const letters = word.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  try {
    return Uint8Array.from(atob(letters), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** The text of bytes; null where they are none that a person could read. */
function readable(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}\r\n\t]+$/u.test(text) ? text : null;
  } catch {
    return null;
  }
}
