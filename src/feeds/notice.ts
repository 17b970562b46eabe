/** One notice of a feed, as the feed tells it. All texts are untrusted; they are cut, and made visible where printed. */
export interface FeedNotice {
  readonly id: string;
  readonly title: string;
  /** Planned work that somebody announces, or anything else. */
  readonly kind: 'incident' | 'maintenance';
  /** A Statuspage impact such as `minor`; null where the feed does not tell. */
  readonly impact: string | null;
  readonly startedAtMs: number | null;
  /** Null where it is not over, or the feed does not tell. */
  readonly endedAtMs: number | null;
  readonly updatedAtMs: number | null;
  /** An https address, or null. */
  readonly url: string | null;
  /** From this moment on it says nothing about now; null where the feed takes notices away by itself. */
  readonly staleAfterMs: number | null;
  /** Title, text and names of components: where services are looked for. */
  readonly words: string;
}

/** What stood in a feed, and how much of it could not be read. */
export interface FeedContent {
  readonly notices: readonly FeedNotice[];
  readonly unread: number;
}

/** More than these are not looked at. */
export const MOST_NOTICES = 500;
const MOST_CHARACTERS = 2000;
const MOST_WORDS = 20_000;

const FIRST_MS = 0;
const END_MS = Date.UTC(2101, 0, 1);

/** Words of a title that make an announcement one of planned work. */
const MAINTENANCE_WORDS = /\b(?:maintenance|onderhoud\w*|werkzaamheden)\b/i;

/** A notice before it is checked. `undefined` means that the feed had something there that is no moment. */
export interface RawNotice {
  readonly id: string;
  readonly title: string;
  readonly isMaintenance: boolean;
  readonly impact: string | null;
  readonly startedAtMs: number | null | undefined;
  readonly endedAtMs: number | null | undefined;
  readonly updatedAtMs: number | null | undefined;
  readonly url: string;
  readonly staleAfterMs: number | null;
  readonly text: string;
}

/** Sound notices, each id once; what is broken is counted. A feed with one bad notice still tells the others. */
export function soundNotices(raw: readonly (RawNotice | null)[]): FeedContent {
  const byId = new Map<string, FeedNotice>();
  let unread = Math.max(0, raw.length - MOST_NOTICES);
  for (const each of raw.slice(0, MOST_NOTICES)) {
    const notice = each === null ? null : soundNotice(each);
    if (notice === null || byId.has(notice.id)) unread += 1;
    else byId.set(notice.id, notice);
  }
  return { notices: [...byId.values()], unread };
}

function soundNotice(raw: RawNotice): FeedNotice | null {
  const { startedAtMs, endedAtMs, updatedAtMs } = raw;
  const title = cut(raw.title.trim());
  const id = cut(raw.id.trim());
  if (title === '' || id === '') return null;
  if (!isSound(startedAtMs) || !isSound(endedAtMs) || !isSound(updatedAtMs)) return null;
  if (startedAtMs !== null && endedAtMs !== null && endedAtMs < startedAtMs) return null;
  return {
    id,
    title,
    kind: raw.isMaintenance || MAINTENANCE_WORDS.test(title) ? 'maintenance' : 'incident',
    impact: raw.impact,
    startedAtMs,
    endedAtMs,
    updatedAtMs,
    url: webAddress(raw.url.trim()),
    staleAfterMs: raw.staleAfterMs,
    words: `${title} ${raw.text}`.slice(0, MOST_WORDS),
  };
}

function isSound(instantMs: number | null | undefined): instantMs is number | null {
  return instantMs === null || (instantMs !== undefined && instantMs >= FIRST_MS && instantMs < END_MS);
}

function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** A page to read on, as ASCII; null for anything that is not https. */
function webAddress(text: string): string | null {
  if (text.length > MOST_CHARACTERS || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** RFC 822 as RSS writes it, with a numeric zone or one of its names. */
const RFC_822_MOMENT =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC?|Z|[ECMP][SD]T|[+-]\d{4})$/;

/** Epoch milliseconds; null for no text, undefined for text of another form. Nothing is guessed. */
export function momentOf(text: string | null): number | null | undefined {
  if (text === null || text.trim() === '') return null;
  const moment = text.trim();
  if (moment.length > 40 || !(ISO_MOMENT.test(moment) || RFC_822_MOMENT.test(moment))) return undefined;
  const instantMs = Date.parse(moment);
  return Number.isNaN(instantMs) ? undefined : instantMs;
}
