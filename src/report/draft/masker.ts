import type { Identity } from '../../io/identity.ts';
import { MASK_KINDS, type MaskKind } from './mask-kinds.ts';
import { canonicalText, type MaskRule, maskRules } from './mask-rules.ts';
import { decoded, plainSkeleton, type Skeleton, unpacked, withoutBreaks } from './skeleton.ts';

/**
 * Replaces what is personal in free text by placeholders: the same thing by the same one, in every text of a draft.
 * What it gives can be given to it again and stays as it is.
 */
export interface Masker {
  readonly mask: (text: string) => string;
}

/** How many different things of each kind stand as placeholders in texts. */
export function maskedIn(texts: readonly string[]): readonly { readonly kind: MaskKind; readonly count: number }[] {
  const found = new Set(texts.flatMap((text) => text.match(PLACEHOLDER) ?? []));
  return MASK_KINDS.map((kind) => ({
    kind,
    count: [...found].filter((one) => one.replace(/^<|-\d+>$/g, '') === kind).length,
  })).filter(({ count }) => count > 0);
}

export interface MaskerOptions {
  readonly identity: Identity;
  /** Texts that stay wherever they stand as words of their own: report numbers, and ways to desks. */
  readonly spared: readonly string[];
  /** Texts that an earlier masker has masked: its numbers are not given again. */
  readonly before?: readonly string[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Found extends Range {
  readonly kind: MaskKind;
  readonly canonical: string;
}

const PLACEHOLDER = new RegExp(`<(${MASK_KINDS.join('|')})-(\\d{1,6})>`, 'g');

/** Text in base64 inside base64 is looked into, and no deeper. */
const DEEPEST = 2;

export function createMasker({ identity, spared, before = [] }: MaskerOptions): Masker {
  const rules = maskRules(identity);
  const known = new Map<MaskKind, Map<string, number>>();
  const highest = highestNumbers(before);

  const placeholder = (kind: MaskKind, canonical: string): string => {
    const ofKind = known.get(kind) ?? new Map<string, number>();
    known.set(kind, ofKind);
    const number = ofKind.get(canonical) ?? (highest.get(kind) ?? 0) + ofKind.size + 1;
    ofKind.set(canonical, number);
    return `<${kind}-${number}>`;
  };

  return {
    mask: (text) => {
      const kept = [...placesOf(text, PLACEHOLDER), ...spared.flatMap((one) => placesOf(text, asWord(one)))];
      let masked = '';
      let place = 0;
      for (const { start, end, kind, canonical } of withoutOverlap(find(text, rules, DEEPEST), kept)) {
        masked += text.slice(place, start) + placeholder(kind, canonical);
        place = end;
      }
      return masked + text.slice(place);
    },
  };
}

function highestNumbers(texts: readonly string[]): ReadonlyMap<MaskKind, number> {
  const highest = new Map<MaskKind, number>();
  for (const match of texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)])) {
    const kind = match[1] as MaskKind;
    highest.set(kind, Math.max(highest.get(kind) ?? 0, Number(match[2])));
  }
  return highest;
}

/** Everything personal in a text, in whatever form it is written. */
function find(text: string, rules: readonly MaskRule[], depth: number): readonly Found[] {
  const plain = plainSkeleton(text);
  const forms = [plain, decoded(plain), decoded(decoded(plain))];
  const all = unique([...forms, ...forms.map(withoutBreaks)]);
  return all.flatMap((form) => [
    ...rules.flatMap((rule) => findOne(form, rule)),
    ...(depth === 0
      ? []
      : unpacked(form).flatMap(({ start, end, before, text: inside }) => {
          // What stands before it says what it is, packed or not.
          const label = before.slice(-LONGEST_LABEL);
          const first = find(label + inside, rules, depth - 1).find((one) => one.end > label.length);
          return first === undefined ? [] : [{ start, end, kind: first.kind, canonical: first.canonical }];
        })),
  ]);
}

/** Characters before a word in which its label is looked for: `passport number: `. */
const LONGEST_LABEL = 32;

function unique(forms: readonly Skeleton[]): readonly Skeleton[] {
  return forms.filter((form, place) => forms.findIndex(({ text }) => text === form.text) === place);
}

function findOne({ text, starts, ends }: Skeleton, rule: MaskRule): readonly Found[] {
  return [...text.matchAll(rule.pattern)].flatMap((match) => {
    const [start, end] = match.indices?.groups?.['it'] ?? [match.index, match.index + match[0].length];
    const found = text.slice(start, end);
    if (found === '' || rule.accept?.(found, text.slice(0, start)) === false) return [];
    const canonical = rule.canonical?.(found) ?? canonicalText(found);
    return [{ start: starts[start] ?? 0, end: ends[end - 1] ?? 0, kind: rule.kind, canonical }];
  });
}

/** By place; of two that overlap both are covered, under the name of the longer. What is to be kept is cut out. */
function withoutOverlap(found: readonly Found[], kept: readonly Range[]): readonly Found[] {
  const outside = found.flatMap((one) => cutOut(one, kept));
  const sorted = [...outside].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Found[] = [];
  for (const one of sorted) {
    const last = merged.at(-1);
    if (last === undefined || one.start >= last.end) merged.push(one);
    else {
      const longer = one.end - one.start > last.end - last.start ? one : last;
      merged[merged.length - 1] = { ...longer, start: last.start, end: Math.max(last.end, one.end) };
    }
  }
  return merged;
}

function cutOut(one: Found, kept: readonly Range[]): readonly Found[] {
  let pieces: Range[] = [one];
  for (const { start, end } of kept) {
    pieces = pieces.flatMap((piece) =>
      end <= piece.start || start >= piece.end
        ? [piece]
        : [
            { start: piece.start, end: start },
            { start: end, end: piece.end },
          ].filter((part) => part.end > part.start),
    );
  }
  return pieces.map(({ start, end }) => ({ ...one, start, end }));
}

function placesOf(text: string, pattern: RegExp): readonly Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

function asWord(text: string): RegExp {
  const pattern = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return text === '' ? /(?!)/g : new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu');
}
