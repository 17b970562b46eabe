import type { Language } from '../../language.ts';
import { sayMoment } from '../../time/say.ts';
import { BROWSERS, FAMILIES, type MachineFacts } from './machine-facts.ts';
import type { DraftParts } from './parts.ts';
import { draftWords } from './words.ts';

/** All that a draft is made from; the texts of the student have been masked. */
export interface DraftContent {
  readonly parts: DraftParts;
  /** The problem in a few words, as its topic says it; null where the answers lead to none. */
  readonly topic: string | null;
  /** The options that were chosen, from the first question on. */
  readonly chosen: readonly string[];
  /** What the desk asks for and only the student can add. */
  readonly toAdd: readonly string[];
  readonly machine: MachineFacts | null;
  readonly nowMs: number;
}

/** What the message is called: what the answers say, else the first words of the student. */
export function subjectOf({ topic, chosen, parts }: DraftContent, language: Language): string {
  const words = draftWords(language);
  const about = (parts.about ?? '').split(' ').slice(0, 8).join(' ');
  if (topic !== null) return topic;
  return chosen.length > 0 ? chosen.join(' - ') : about === '' ? words.noSubject : about;
}

/** The message, one paragraph a line. */
export function draftParagraphs(content: DraftContent, language: Language): readonly string[] {
  const { parts, toAdd, machine, nowMs } = content;
  const words = draftWords(language);
  const line = (label: string, text: string | null): string[] => (text ? [`${label}: ${text}`] : []);
  return [
    `${words.subject}: ${subjectOf(content, language)}`,
    ...line(words.about, parts.about),
    ...line(words.tried, parts.tried),
    ...line(words.since, parts.since),
    ...line(words.number, parts.number),
    ...toAdd.map((what) => `${what}: ...`),
    ...line(words.computer, machine === null ? null : machineText(machine, language)),
    words.writtenOn(sayMoment(nowMs, language)),
  ];
}

function machineText(machine: MachineFacts, language: Language): string {
  const words = draftWords(language);
  const number = (value: number): string => (language === 'nl' ? String(value).replace('.', ',') : String(value));
  const { system, browsers, online, hosts, memoryTotalGiB, diskFreeGB, cameras, microphones } = machine;
  return [
    ...(system === null ? [] : [`${FAMILIES[system.family]}${system.version === null ? '' : ` ${system.version}`}`]),
    ...browsers.map(({ id, major }) => `${BROWSERS[id]}${major === null ? '' : ` ${major}`}`),
    ...(online === null ? [] : [words.online(online)]),
    ...(hosts === null ? [] : [words.hosts(hosts.asked - hosts.silent, hosts.asked)]),
    ...(memoryTotalGiB === null ? [] : [words.memory(number(memoryTotalGiB))]),
    ...(diskFreeGB === null ? [] : [words.disk(number(diskFreeGB))]),
    ...(cameras === null ? [] : [words.cameras(cameras)]),
    ...(microphones === null ? [] : [words.microphones(microphones)]),
  ].join('; ');
}

/** The longest mail link that mail programs on all systems take: ours, below the 2,048 that some stop at. */
export const LONGEST_MAILTO = 2000;

/**
 * A link that opens a message with the draft in it; null where it would be too long to work.
 *
 * @param address null where no source gives one: the student fills it in
 */
export function mailtoOf(paragraphs: readonly string[], subject: string, address: string | null): string | null {
  const body = paragraphs.slice(1).join('\r\n\r\n');
  const link = `mailto:${address ?? ''}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return link.length <= LONGEST_MAILTO ? link : null;
}
