import { SaxesParser } from 'saxes';
import { type FeedContent, MOST_NOTICES, momentOf, type RawNotice, soundNotices } from './notice.ts';

/** RSS and Atom, read piece by piece: nothing is kept but the texts of items, and nothing is looked up elsewhere. */

const MOST_DEPTH = 32;
const MOST_TEXT = 20_000;
/** An item of RSS has no end. After a day it says nothing about now. */
const ITEM_COUNTS_MS = 24 * 3_600_000;

const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'RDF']);
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry']);
/**
 * How services that write such feeds say that it is over: with a status before or behind the title (`[Resolved] …`,
 * `… is opgelost`), or as the newest update, which stands first in the text (`Resolved - …`). The word alone says
 * nothing: "not resolved yet" and "we expect this to be resolved" are no end.
 */
const OVER = '(?:resolved|completed|opgelost|verholpen|afgerond|hersteld)';
const OVER_BEFORE = new RegExp(`^\\W*${OVER}\\b`, 'i');
const OVER_BEHIND = new RegExp(`\\b${OVER}\\W*$`, 'i');
const NOT_YET = /\b(?:not|be|until|when|niet|nog|wordt|worden|zodra)\b/i;
const OVER_UPDATE = /^.{0,100}?\b(?:Resolved|Completed|Opgelost|Verholpen|Afgerond|Hersteld)\s*[:–-]\s/;

type Item = Map<string, string>;

/** The notices of a feed; null for XML that is no feed or is not well formed. */
export function parseRss(text: string): FeedContent | null {
  const parser = new SaxesParser({ fragment: false });
  const path: string[] = [];
  const items: RawNotice[] = [];
  let left = 0;
  let item: Item | null = null;
  let isBroken = false;
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    path.push(local);
    if (path.length > MOST_DEPTH || (path.length === 1 && !ROOTS.has(local))) isBroken = true;
    if (ITEMS.has(local)) item = new Map();
    // Atom writes its address into an attribute.
    if (item !== null && local === 'link' && typeof attributes['href'] === 'string')
      item.set('link', attributes['href']);
  });
  const addText = (piece: string): void => {
    const name = path.at(-1) ?? '';
    if (item === null || ITEMS.has(name)) return;
    const before = item.get(name) ?? '';
    if (before.length < MOST_TEXT) item.set(name, before + piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (item === null || !ITEMS.has(localName(name))) return;
    if (items.length < MOST_NOTICES) items.push(noticeOf(item));
    else left += 1;
    item = null;
  });
  // In pieces, so that a broken beginning ends the work.
  for (let start = 0; start < text.length && !isBroken; start += 65_536)
    parser.write(text.slice(start, start + 65_536));
  if (!isBroken) parser.close();
  if (isBroken) return null;
  const content = soundNotices(items);
  return { ...content, unread: content.unread + left };
}

function noticeOf(item: Item): RawNotice {
  const first = (...names: readonly string[]): string =>
    names.map((name) => item.get(name) ?? '').find((text) => text.trim() !== '') ?? '';
  const title = withoutTags(first('title'));
  const body = withoutTags(first('description', 'summary', 'encoded', 'content'));
  const startedAtMs = momentOf(first('pubDate', 'published', 'date', 'updated'));
  const updatedAtMs = momentOf(first('updated', 'pubDate', 'date', 'published'));
  const isOver = OVER_BEFORE.test(title) || (OVER_BEHIND.test(title) && !NOT_YET.test(title)) || OVER_UPDATE.test(body);
  return {
    id: first('guid', 'id', 'link') || title,
    title,
    isMaintenance: false,
    impact: null,
    startedAtMs,
    endedAtMs: isOver ? updatedAtMs : null,
    updatedAtMs,
    url: first('link', 'guid'),
    staleAfterMs: typeof updatedAtMs === 'number' ? updatedAtMs + ITEM_COUNTS_MS : 0,
    text: body,
  };
}

/** Descriptions hold HTML; only its words matter. One pass from left to right. */
function withoutTags(html: string): string {
  let words = '';
  let isTag = false;
  for (const character of html) {
    if (character === '<') isTag = true;
    else if (character === '>' && isTag) {
      isTag = false;
      words += ' ';
    } else if (!isTag) words += character;
  }
  return withoutEntities(words).replace(/\s+/g, ' ').trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Entities of HTML inside a text, as titles have them that were written twice: `Wi-Fi &amp; more`. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos|nbsp));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code >= 0xd800 && code < 0xe000 ? '\u{fffd}' : String.fromCodePoint(code);
  });
}

/** Without the prefix of a name space: `dc:date` is `date`. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
