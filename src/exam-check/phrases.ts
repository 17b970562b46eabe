import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import type { Source } from '../reference/source-data.ts';
import { sayDate, sayMoment, sayShortDate, sayTime, sayTimeRange } from '../time/say.ts';
import { isKnownZone } from '../time/zone.ts';
import type { Detail, Finding, Value } from './finding.ts';
import { limitsFor } from './limits.ts';
import { listed } from './listing.ts';
import { networkWordsOf } from './network-words.ts';
import type { Report } from './report.ts';
import { type Words, wordsOf } from './words.ts';

const LONGEST_NAME = 60;

/** How a number is rounded. Towards the bad side where a limit is missed, so that 1.96 never reads as a good 2. */
export type Rounding = 'down' | 'up' | 'near';

const ROUND: Readonly<Record<Rounding, (value: number) => number>> = {
  // The hair's breadth takes away what binary fractions add: 2.3 * 10 is a little less than 23.
  down: (value) => Math.floor(value + 1e-9),
  up: (value) => Math.ceil(value - 1e-9),
  near: Math.round,
};

/** A number as people read it, with few digits. */
function sayNumber(value: number, rounding: Rounding, words: Words): string {
  const digits = Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 1 : 3;
  const factor = 10 ** digits;
  const rounded = ROUND[rounding](value * factor) / factor;
  return String(rounded === 0 ? 0 : rounded).replace('.', words.decimalPoint);
}

/** A value with its unit: `1.4 GB`, `3 days`, `yes`. */
export function sayValue(value: Value, unit: string | null, rounding: Rounding, words: Words): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return visible(value, LONGEST_NAME);
  const number = sayNumber(value, rounding, words);
  return words.units(number, unit, number === '1');
}

/** `Windows 10`, `macOS 12.7`, `Ubuntu 20.04`: a system as people call it. */
export function saySystem(finding: Finding, words: Words): string {
  const name = String(finding.args['name'] ?? '');
  const known = words.systemNames[name];
  const shown = known ?? visible(name.charAt(0).toUpperCase() + name.slice(1), LONGEST_NAME);
  const version = visible(String(finding.args['version'] ?? ''), LONGEST_NAME);
  return version === '' ? shown : `${shown} ${version}`;
}

/** A version that a system must have, by the name that its settings show. */
function sayVersionBound(finding: Finding, bound: string, report: Report, words: Words): string {
  const name = String(finding.args['name'] ?? '');
  const system = words.systemNames[name] ?? visible(name.charAt(0).toUpperCase() + name.slice(1), LONGEST_NAME);
  const named = report.data.systems.names.find(({ family, version }) => family === name && version === bound);
  return `${system} ${named?.name ?? bound}`;
}

/** What the kind of exam is called in a sentence: an exam or a class. */
export function eventOf({ profile }: Report, words: Words): string {
  return words.events[profile.id];
}

export function browserName(id: Value, report: Report): string {
  return report.data.browsers.browsers.find((browser) => browser.id === id)?.name ?? String(id);
}

/** `Discord, Zoom and Firefox`: ids in a row as names. */
function programNames(ids: Value | undefined, report: Report, words: Words): string {
  const { programs } = report.data.programs;
  const names = String(ids ?? '')
    .split(' ')
    .flatMap((id) => programs.find((program) => program.id === id)?.name ?? []);
  return listed(names, words.and);
}

/** What to do about a finding; empty where there is nothing to do. */
export function sayRemedy(finding: Finding, report: Report, language: Language): string {
  const names = programNames(finding.args['programs'], report, wordsOf(language));
  return finding.remedy?.text[language].replace('{programs}', () => names) ?? '';
}

function serviceNames(services: readonly string[], report: Report, language: Language): string {
  return services.map((id) => report.services.find((service) => service.id === id)?.name[language] ?? id).join(', ');
}

/** `uSis, 17:00-18:00`: planned work at the time of the exam that it does not need. */
export function sayBesides(report: Report, language: Language): string {
  return report.besides
    .map((one) => `${serviceNames(one.services, report, language)}, ${sayTimeRange(one.startMs, one.endMs, language)}`)
    .join('; ');
}

/** `Tue 1 Dec, 07:30-08:30`. */
export function sayPeriod(startMs: number, endMs: number, language: Language): string {
  return `${sayShortDate(startMs, language)}, ${sayTimeRange(startMs, endMs, language)}`;
}

/** The year or years of a source, or that it has none. */
function sayStated(statedOn: string, words: Words): string {
  if (statedOn === 'undated') return words.undated;
  return statedOn.includes('/') ? statedOn.replace('/', '-') : statedOn.slice(0, 4);
}

/** Of which year a source is; before it what it is, where it does not speak of the student's own exam. */
export function sayOrigin({ statedOn, peer }: Source, words: Words): string {
  const stated = sayStated(statedOn, words);
  return peer === undefined ? stated : `${words.peers[peer]}, ${stated}`;
}

/** Why a check brought no answer, with what would bring one where that is known. */
export function sayReason(finding: Finding, report: Report, language: Language): string {
  const words = wordsOf(language);
  const { id, reason, code } = finding;
  if (reason === null) return '';
  if (code === 'behind-proxy') return words.behindProxy;
  if (reason === 'not-asked' && report.given.facts !== null) return words.notInFacts;
  const check = report.data.checks.find((one) => one.id === id);
  if (reason === 'no-consent' && check?.measuresSpeed === true) return networkWordsOf(language).speedNotAgreed;
  return words.reasons[reason];
}

/** What a sentence about a finding is filled with, beside what the judge gave: times and names in the language. */
function filledArgs(finding: Finding, report: Report, language: Language): Finding['args'] {
  const { args, details } = finding;
  switch (finding.id) {
    case 'maintenance': {
      const first = details.find((detail) => detail.kind === 'occurrence');
      if (!first) return args;
      const services = serviceNames(first.services, report, language);
      return { ...args, services, when: sayPeriod(first.startMs, first.endMs, language) };
    }
    case 'programs':
      return { ...args, open: programNames(args['open'], report, wordsOf(language)) };
    case 'browser-default':
      return { ...args, browser: finding.found ? browserName(finding.found.value, report) : '' };
    case 'time-zone':
      return { ...args, ...bothClocks(args, language) };
    case 'hosts': {
      const product = report.data.hosts.products.find((each) => each.id === args['product']);
      return { ...args, product: product?.name[language] ?? '' };
    }
    case 'os-supported': {
      const ended = args['endedOn'];
      return typeof ended === 'string'
        ? { ...args, endedOn: sayDate(Date.parse(`${ended}T12:00:00Z`), language) }
        : args;
    }
    default:
      return args;
  }
}

function bothClocks(args: Finding['args'], language: Language): { own: string; campus: string } {
  const atMs = Number(args['atMs']);
  const zone = String(args['zone'] ?? '');
  if (!Number.isFinite(atMs) || !isKnownZone(zone)) return { own: '', campus: '' };
  const otherDay = sayDate(atMs, language, zone) !== sayDate(atMs, language);
  return {
    own: otherDay ? sayMoment(atMs, language, zone) : sayTime(atMs, language, zone),
    campus: sayTime(atMs, language),
  };
}

function roundingOf({ code }: Finding): Rounding {
  if (code === 'too-low') return 'down';
  return code === 'too-high' ? 'up' : 'near';
}

/** A value that is a word of ours, in the language; null for all others. */
export function wordedValue({ id, found }: Finding, language: Language): string | null {
  return networkWordsOf(language).values[id]?.[String(found?.value)] ?? null;
}

/** What a finding says, without its limit: `Free memory 1.4 GB`. */
export function sayStatement(finding: Finding, report: Report, language: Language): string {
  const words = wordsOf(language);
  const { found, wanted, id, code } = finding;
  const title = report.data.checks.find((check) => check.id === id)?.title[language] ?? id;
  const statement = words.statements[id];
  if (!statement) return title;
  const value = found
    ? (wordedValue(finding, language) ??
      sayValue(found.value, found.unit === 'versions' ? null : found.unit, roundingOf(finding), words))
    : '';
  return statement({
    code,
    args: filledArgs(finding, report, language),
    found: id === 'os-supported' ? saySystem(finding, words) : value,
    event: eventOf(report, words),
    wanted:
      id === 'browser-installed'
        ? listed(
            (wanted?.oneOf ?? []).map((each) => browserName(each, report)),
            words.or,
          )
        : '',
  });
}

/** A bound with its unit, as people say it: `2 GB`, `1366 x 768`, `Windows 10 version 1803`. */
export function sayBoundValue(finding: Finding, bound: Value, report: Report, words: Words): string {
  if (typeof bound === 'string') return sayVersionBound(finding, bound, report, words);
  const size = finding.id === 'display-resolution' ? smallestSize(report) : null;
  return size ?? sayValue(bound, finding.wanted?.unit ?? null, 'near', words);
}

/** A size is wanted as a whole, though its two sides are held against limits of their own. */
function smallestSize({ data, profile, variant }: Report): string | null {
  const sides = ['width', 'height'].flatMap((measure) => {
    const limit = limitsFor(data, profile.id, variant.with, 'display-resolution').find(
      (one) => one.measure === measure,
    );
    return limit?.warnBelow ? [limit.warnBelow.value] : [];
  });
  return sides.length === 2 ? sides.join(' x ') : null;
}

/** The bound that decided, such as `2 GB` or `at most 1 screen`; null where a list or nothing decided. */
function sayBound(finding: Finding, report: Report, words: Words): string | null {
  const { wanted, state, code, limit } = finding;
  if (!wanted || (code !== 'too-low' && code !== 'too-high')) return null;
  const low = state === 'fail' ? wanted.failBelow : wanted.warnBelow;
  const high = state === 'fail' ? wanted.failAbove : wanted.warnAbove;
  const bound = code === 'too-low' ? low : high;
  if (bound === undefined) return null;
  const value = sayBoundValue(finding, bound, report, words);
  if (code === 'too-high') return words.atMost(value);
  const atLeast = limit?.by === 'ours' ? words.atLeast : words.askedAtLeast;
  return (bound === 1 ? words.needed[wanted.unit ?? ''] : undefined) ?? atLeast(value);
}

/** Whose the limit is: `we advise at least 3 GB`; null where the thing plainly cannot work, or nothing was decided. */
export function sayLimit(finding: Finding, report: Report, language: Language): string | null {
  const words = wordsOf(language);
  const { limit, state } = finding;
  const source = report.sources.find((each) => each.id === limit?.source);
  if (!limit || !source || state === 'unknown') return null;
  // The maker names versions, not how far one lies behind.
  const namesVersions = finding.id === 'browser-version' && limit.by === 'vendor';
  const bound = namesVersions ? words.twoNewest : sayBound(finding, report, words);
  if (limit.by === 'ours') {
    const advised = bound ?? words.advised[finding.id];
    return advised === undefined ? words.ourLimit : words.weAdvise(advised);
  }
  const origin = sayOrigin(source, words);
  return bound === null
    ? words.saysSource(source.title[language], origin)
    : words.asks(source.title[language], origin, bound);
}

/** What was found and whose limit it misses, in one sentence without a full stop. */
export function sayFinding(finding: Finding, report: Report, language: Language): string {
  const statement = sayStatement(finding, report, language);
  const limit = sayLimit(finding, report, language);
  if (limit === null) return statement;
  const isAdvice = finding.limit?.by === 'ours' && limit !== wordsOf(language).ourLimit;
  return isAdvice || finding.code === 'too-low' || finding.code === 'too-high'
    ? `${statement}; ${limit}`
    : `${statement} (${limit})`;
}

/** Planned work that hits the exam if the published rule is read otherwise: it belongs at the head of the screen. */
export function sayDoubts(finding: Finding, report: Report, language: Language): string[] {
  const words = wordsOf(language);
  return finding.details.flatMap((detail): string[] => {
    if (detail.kind !== 'occurrence' || detail.relation !== 'perhaps') return [];
    const services = serviceNames(detail.services, report, language);
    const event = report.exam === null ? null : eventOf(report, words);
    return [words.perhapsWork(event, services, sayPeriod(detail.startMs, detail.endMs, language))];
  });
}

/** Remarks that belong to findings and do not change their state. */
export function sayRemarks(finding: Finding, report: Report, language: Language): string[] {
  const words = wordsOf(language);
  return finding.details.flatMap((detail): string[] => {
    if (detail.kind === 'occurrence') return sayOccurrence(detail, report, language, words);
    if (detail.kind !== 'remark') return [];
    if (detail.code === 'small-screen') return [words.smallScreen];
    if (detail.code === 'not-so-young') return finding.state === 'pass' ? [words.notSoYoung] : [];
    if (detail.code === 'sync-runs') return [words.syncRuns(programNames(finding.args['hinted'], report, words))];
    const network = networkWordsOf(language).remarks[detail.code];
    // A problem has its own line already.
    if (network !== undefined) return finding.state === 'pass' ? [network] : [];
    const lack = words.lacks[detail.code];
    if (lack !== undefined) return [lack];
    if (detail.code !== 'zone-differs') return [];
    const { own, campus } = bothClocks(finding.args, language);
    return [words.zoneNote(own, campus)];
  });
}

type OccurrenceDetail = Extract<Detail, { kind: 'occurrence' }>;

function sayOccurrence(detail: OccurrenceDetail, report: Report, language: Language, words: Words): string[] {
  const services = serviceNames(detail.services, report, language);
  const when = sayPeriod(detail.startMs, detail.endMs, language);
  switch (detail.relation) {
    case 'hour-before':
      return [words.hourBefore(eventOf(report, words), services, when)];
    case 'statement':
      return [words.statementBefore(when)];
    case 'overlaps':
    case 'perhaps':
      return [];
  }
}
