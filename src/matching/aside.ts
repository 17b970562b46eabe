import { type Token, tokenise } from './terms.ts';

/**
 * What a text says it is not about. "Not my password, the printer itself" is about a printer; what comes after "by the
 * way" is the smaller matter. A model that counts words cannot see this, so it is told.
 */

/** A piece of a text and how much its words count, from 0 to 1. */
export interface Clause {
  readonly text: string;
  readonly share: number;
}

/** Of two problems the first one told is answered first: each clause counts this much of the one before it. */
const NEXT_CLAUSE = 0.8;

/** How much the words after "by the way" count; no clause counts less. */
const BY_THE_WAY_SHARE = 0.5;

/** A longer clause that begins with "not" tells a story; it excludes nothing. */
const MOST_EXCLUDED_WORDS = 9;

const BREAK =
  /[,;.!?:\n()–—]+|\s(?=(?:and|en|but|maar|doch|however|only|alleen|and also|en ook|plus|by the way|btw|trouwens|o ja|oh ja|oja|ps|besides|daarnaast)\s)/i;

// The rules below are for lower case: rules for any case of Unicode take Node milliseconds to make ready.

/** Not `but`: "printing works, but not with my card" is about the card. */
const LEAD = String.raw`(?:(?:and|en|so|dus|no|nee|it is|it's|its|this is|that's|het is|'?t is|dit is|dat is)\s+)*`;

const THING = String.raw`(?!the (?:right|correct|same)|(?:de|het) (?:juiste|goede|zelfde|hele))(?:my|the|an?|about|with|your|this|that|mijn|m'?n|me|de|het|een|om|over|aan|met|die|dat|deze)\b`;

/** `not my password`, `het ligt niet aan mijn kaart`, `nothing wrong with my card`, `I did not ask about a course`. */
const EXCLUDED = [
  new RegExp(String.raw`^${LEAD}(?:not|niet)\s+${THING}`),
  /^(?:\S+\s+)?(?:het|'?t|dat|dit)\s+(?:ligt|gaat|komt)\s+(?:dus\s+)?niet\s+(?:aan|om|over|door)\b/,
  /\b(?:geen|no)\s+(?:problem|problems|probleem|problemen|trouble|issue|issues)\s+(?:with|met)\b/,
  /\b(?:nothing|niks|niets)\s+(?:is\s+)?(?:wrong|mis)\s+(?:with|met)\b/,
  /^(?:\S+\s+)?i\s+(?:did not|didn'?t|do not|don'?t|am not)\s+(?:mean\b|(?:ask|asking|talking)\b.*\babout\b)/,
  // `I haven't been hacked`, `I don't need a new card`: what was not done, and what is not asked for.
  /^(?:\S+\s+)?i\s+(?:(?:have not|haven'?t)\s+been|was not|wasn'?t|(?:do not|don'?t)\s+need)\b/,
  /^(?:\S+\s+)?ik\s+(?:ben\s+niet\s+\S+$|heb\s+geen\s.*\snodig$)/,
  /\b(?:is|are|isn'?t|is het|er is|it'?s|there is|there'?s)\s+(?:no|geen|not an?)\s+(?:emergency|danger|fire|noodgeval|gevaar|brand)\b/,
  /^(?:\S+\s+)?ik\s+(?:vraag(?:\s+\S+)?\s+niet\s+(?:naar|om|over)|bedoel(?:\s+\S+)?\s+niet)\b/,
];

/** `the login works fine`, `mijn kaart doet het gewoon`. */
const IN_ORDER = [
  /(?<!\b(?:not|never|niet|\w*n'?t)\s)\b(?:works?|working|is|are)\s+(?:just\s+|perfectly\s+|all\s+|totally\s+|still\s+)?(?:fine|ok|okay|alright|perfectly|normally|as usual)\b/,
  /\b(?:werkt|werken|doet het|doen het|gaat|lukt)\s+(?:gewoon|wel|prima|goed|perfect|normaal)(?:\s+(?:goed|prima|wel))?$/,
  /\b(?:is|are|isn'?t|aren'?t)\s+(?:not\s+)?(?:broken|down)$(?<=\b(?:not|n'?t)\s\w+)/,
  /\b(?:is|zijn)\s+niet\s+(?:kapot|stuk|defect)$/,
  // `wifi works`, `mijn kaart doet het`, of one or two words; not `nothing works`.
  /^(?:(?:and|en|the|my|de|het|mijn)\s+)*(?!nothing|niets|niks|no\b|geen|none|hardly|nauwelijks)[a-zß-öø-ɏ-]+(?:\s[a-zß-öø-ɏ-]+)?\s+(?<!\b(?:not|never|niet|nooit|barely)\s)(?:works|werkt|doet het)$/,
  /\b(?:is|zijn)\s+(?:gewoon\s+|verder\s+)?(?:prima|in orde|oke|ok)$/,
];

/** One of these stands in every clause that a rule above is for; looking for them spares making all the rules ready. */
const SIGNAL =
  /n'?t\b|\bno|niet|geen|niks|niets|\bok|fine|alright|perfect|normal|as usual|gewoon|\bwel\b|prima|goed|in orde|works$|werkt$|doet het$/;

const PART_FAILS = /^(?:but|maar)\s+(?:not|niet)\b/;

const BY_THE_WAY =
  /^(?:(?:oh?|en|and|ow)\s+)*(?:also|by the way|btw|p\.?s|plus|besides|additionally|trouwens|o ja|oja|ja|daarnaast|verder nog|ook nog|overigens|en ook|ook)\b/;

/** @param clause in lower case */
function isExcluded(clause: string): boolean {
  if (!SIGNAL.test(clause)) return false;
  const short = clause.split(/\s+/).length <= MOST_EXCLUDED_WORDS;
  return short && (EXCLUDED.some((rule) => rule.test(clause)) || IN_ORDER.some((rule) => rule.test(clause)));
}

/** The clauses of a text in order. Where every one would be excluded, none is. */
export function clausesOf(text: string): readonly Clause[] {
  const parts = text
    .split(BREAK)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // `Printing works, but not with my card` is about printing all the same.
  const lower = parts.map((part) => part.toLowerCase());
  const excluded = lower.map((part, place) => isExcluded(part) && !PART_FAILS.test(lower[place + 1] ?? ''));
  const all = excluded.every(Boolean);
  let share = 1;
  return parts.map((part, place) => {
    if (excluded[place] && !all) return { text: part, share: 0 };
    if (BY_THE_WAY.test(lower[place] ?? '') && place > 0) share = BY_THE_WAY_SHARE;
    const clause = { text: part, share };
    share = Math.max(BY_THE_WAY_SHARE, share * NEXT_CLAUSE);
    return clause;
  });
}

/** The words of a text that count, in order. */
export function countedTokens(text: string): readonly Token[] {
  return clausesOf(text).flatMap(({ text: clause, share }) => (share === 0 ? [] : tokenise(clause, share)));
}
