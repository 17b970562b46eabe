import type { DeskView } from '../campus/desk-view.ts';
import type { Language } from '../language.ts';
import type { Channel } from '../reference/triage-data.ts';
import { sharedWords } from './words.ts';

/** How a desk is reached, in words. */

/** Ways to reach the first desk that fit on a screen; all of them stand in JSON. */
const MOST_CHANNELS = 2;

const ISSC = 'issc';

/** The desks that are also the university-wide local ICT helpdesks: places to visit, not numbers to ring. */
const LOCAL_HELPDESKS: ReadonlySet<string> = new Set(['front-office', 'library']);

/** As it is typed or dialled; where no source gives that, the place that leads to it. */
export function channelText(channel: Channel, language: Language): string {
  return channel.value?.replace(/^https:\/\//, '') ?? channel.where?.[language] ?? '';
}

/** The first way with an address, `071 - 527 8888`; null where no source gives one, or the name says it already. */
export function firstWay({ channels, name }: DeskView, language: Language): string | null {
  const reachable = channels.find(({ value }) => value !== null);
  const way = reachable === undefined ? null : channelText(reachable, language);
  return way === null || name[language].includes(way) ? null : way;
}

/** `ISSC Helpdesk, 071 - 527 8888` */
export function deskWithFirstChannel(desk: DeskView, language: Language): string {
  const way = firstWay(desk, language);
  return way === null ? desk.name[language] : `${desk.name[language]}, ${way}`;
}

/** The desk with its ways; without addresses the place that leads to it, which may name the desk already. */
export function contactText(desk: DeskView, language: Language): string {
  const name = desk.name[language];
  const reachable = desk.channels.filter(({ value }) => value !== null);
  const ways = (reachable.length > 0 ? reachable.slice(0, MOST_CHANNELS) : desk.channels.slice(0, 1)).map((channel) =>
    channelText(channel, language),
  );
  if (ways.length === 0 || ways.every((way) => name.includes(way))) return name;
  return ways[0]?.includes(name) ? ways.join('; ') : `${name}: ${ways.join('; ')}`;
}

/** The place of a local helpdesk, without the floor: `Plexus Student Centre`. */
function placeOf(desk: DeskView, language: Language): string {
  const where = desk.channels.find(({ kind }) => kind === 'visit')?.where?.[language];
  return where?.split(',')[0] ?? desk.name[language];
}

/**
 * Who is next, one text for each; after the ISSC Helpdesk its local helpdesks are one text, as places to visit.
 *
 * @param first id of the desk that comes first
 */
export function nextTexts(first: string | null, next: readonly DeskView[], language: Language): readonly string[] {
  const local = first === ISSC ? next.filter(({ id }) => LOCAL_HELPDESKS.has(id)) : [];
  const others = next.filter((desk) => !local.includes(desk)).map((desk) => deskWithFirstChannel(desk, language));
  if (local.length === 0) return others;
  return [...others, sharedWords(language).localHelpdesk(local.map((desk) => placeOf(desk, language)))];
}
