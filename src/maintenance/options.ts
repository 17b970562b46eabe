import { schedulesOf } from '../campus/windows.ts';
import { choiceHint } from '../choice-hint.ts';
import type { OptionValues } from '../command.ts';
import { UsageError } from '../errors.ts';
import { settleMoment } from '../io/moment-option.ts';
import { visible } from '../io/visible.ts';
import { conflictingOptions, incompleteOptions, refusePlanWithoutStart } from '../option-pairs.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Session } from '../session.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { sayMoment } from '../time/say.ts';
import { CAMPUS_ZONE, instantOf, isoAt, wallTimeAt } from '../time/zone.ts';
import type { Question, WantedList } from './question.ts';

/** A command line of `maintenance`, understood. */
export interface Request {
  readonly question: Question;
  /** `--exit-code` */
  readonly exitCode: boolean;
  /** `--explain`: a schedule id, or null. */
  readonly explain: string | null;
  /** `--calendar` or `--month`: the month to draw, or null. */
  readonly month: CalendarMonth | null;
  /** `--ics`: a file name or `-`, or null. */
  readonly ics: string | null;
  /** `--alarm`: how long before the start a calendar warns; null for no alarm. */
  readonly alarmMinutes: number | null;
}

export interface CalendarMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** How a period is written. */
const PERIOD = '--from 2026-12-01 --to 2027-01-01';

const DEFAULT_SOON_MINUTES = 60;
const MOST_NEXT = 1000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

/** Options that contradict each other. */
const NOT_TOGETHER: readonly (readonly [string, string])[] = [
  ['now', 'at'],
  ['next', 'from'],
  ...['next', 'from', 'to', 'for', 'explain', 'ics'].flatMap((name) => [
    ['calendar', name] as const,
    ['month', name] as const,
  ]),
  ['month', 'at'],
  ['month', 'now'],
  ...['at', 'for', 'next', 'from', 'to', 'explain', 'now'].map((name) => ['ics', name] as const),
];

/** Options that need each other. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['to', 'from'],
];

/**
 * Reads the options of `maintenance`.
 *
 * @throws UsageError for options that do not go together, unknown ids, and values that cannot be read.
 */
export async function readRequest(options: OptionValues, campus: CampusSection, session: Session): Promise<Request> {
  refuseConflicts(options);
  const service = oneOf('--service', textOf(options, 'service'), campus.services);
  if (isGiven(options, 'alarm') && !isGiven(options, 'ics')) {
    throw incompleteOptions('--alarm', '--ics', {
      en: '--ics maintenance.ics --alarm 1h',
      nl: '--ics onderhoud.ics --alarm 1h',
    });
  }
  refuseIcsAsJson(options, session.json);
  const explain = scheduleOf(textOf(options, 'explain'), campus);
  const forMinutes = durationOf('--for', textOf(options, 'for'));
  const soonMinutes = durationOf('--soon', textOf(options, 'soon')) ?? DEFAULT_SOON_MINUTES;
  const alarmMinutes = durationOf('--alarm', textOf(options, 'alarm'));
  const moment = await momentOf(textOf(options, 'at'), session);
  const month = monthOf(options, moment.shownMs);
  const list = month === null ? await listOf(options, session) : periodOf(month);
  return {
    question: { ...moment, forMinutes, soonMinutes, list, service },
    exitCode: options['exitCode'] === true,
    explain,
    month,
    ics: textOf(options, 'ics'),
    alarmMinutes,
  };
}

/** Standard output can hold one of the two. */
function refuseIcsAsJson(options: OptionValues, json: boolean): void {
  if (json && textOf(options, 'ics') === '-') throw conflictingOptions('--ics -', '--json');
}

/** The month that is named, or that of the moment. */
function monthOf(options: OptionValues, shownMs: number): CalendarMonth | null {
  const typed = textOf(options, 'month');
  if (typed === null) {
    if (!isGiven(options, 'calendar')) return null;
    const { year, month } = wallTimeAt(shownMs, CAMPUS_ZONE);
    return { year: Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year)), month };
  }
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(typed.trim()) ?? [];
  const named = { year: Number(year), month: Number(month) };
  if (named.year >= FIRST_YEAR && named.year <= LAST_YEAR && named.month >= 1 && named.month <= 12) return named;
  throw new UsageError(
    'bad-month',
    { en: `--month cannot be "${visible(typed, 60)}".`, nl: `--month kan niet "${visible(typed, 60)}" zijn.` },
    {
      en: `Write a month as 2026-12, from ${FIRST_YEAR} to ${LAST_YEAR}.`,
      nl: `Schrijf een maand als 2026-12, van ${FIRST_YEAR} tot en met ${LAST_YEAR}.`,
    },
  );
}

function periodOf({ year, month }: CalendarMonth): WantedList {
  const start = (number: number): number =>
    instantOf({ year, month: number, day: 1, hour: 0, minute: 0, second: 0 }, CAMPUS_ZONE);
  return { kind: 'period', fromMs: start(month), toMs: start(month + 1) };
}

function refuseConflicts(options: OptionValues): void {
  for (const [one, other] of NOT_TOGETHER) {
    if (isGiven(options, one) && isGiven(options, other)) {
      throw conflictingOptions(`--${one}`, `--${other}`);
    }
  }
  for (const [one, other] of TOGETHER) {
    if (isGiven(options, one) && !isGiven(options, other)) {
      throw incompleteOptions(`--${one}`, `--${other}`, { en: PERIOD, nl: PERIOD });
    }
  }
  refusePlanWithoutStart(textOf(options, 'for'), textOf(options, 'at'));
}

function isGiven(options: OptionValues, name: string): boolean {
  return options[name] !== undefined && options[name] !== false;
}

function textOf(options: OptionValues, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

function oneOf(flag: string, id: string | null, records: readonly { readonly id: string }[]): string | null {
  const ids = records.map((record) => record.id);
  if (id === null || ids.includes(id)) return id;
  throw new UsageError(
    'unknown-id',
    { en: `${flag} cannot be "${visible(id, 60)}".`, nl: `${flag} kan niet "${visible(id, 60)}" zijn.` },
    choiceHint(id, ids),
  );
}

/** The schedule to explain; a service stands for its schedule where it has one only. */
function scheduleOf(id: string | null, campus: CampusSection): string | null {
  const ofService = id === null ? [] : schedulesOf(campus.schedules, id).map((schedule) => schedule.id);
  const isSchedule = campus.schedules.some((schedule) => schedule.id === id);
  if (id === null || isSchedule || ofService.length === 0) return oneOf('--explain', id, campus.schedules);
  const [only, ...others] = ofService;
  if (only !== undefined && others.length === 0) return only;
  const typed = visible(id, 60);
  const all = ofService.join(', ');
  throw new UsageError(
    'unknown-id',
    {
      en: `--explain cannot be "${typed}": it has ${ofService.length} fixed times.`,
      nl: `--explain kan niet "${typed}" zijn: dat heeft ${ofService.length} vaste tijden.`,
    },
    { en: `Choose from: ${all}.`, nl: `Kies uit: ${all}.` },
  );
}

/** Minutes, with the option named in what is refused. */
function durationOf(flag: string, text: string | null): number | null {
  if (text === null) return null;
  try {
    return readDurationMinutes(text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const named = { en: `${flag}: ${error.text.en}`, nl: `${flag}: ${error.text.nl}` };
    throw new UsageError(error.code, named, error.hint, error.details);
  }
}

async function listOf(options: OptionValues, session: Session): Promise<WantedList | null> {
  const next = textOf(options, 'next');
  if (next !== null) return { kind: 'soonest', count: countOf(next) };
  const from = textOf(options, 'from');
  const to = textOf(options, 'to');
  if (from === null || to === null) return null;
  const fromMs = await settleMoment(from, '--from', session);
  const toMs = await settleMoment(to, '--to', session);
  if (toMs <= fromMs) {
    throw new UsageError(
      'empty-period',
      { en: '--to must be later than --from.', nl: '--to moet later zijn dan --from.' },
      {
        en: `--from is ${sayMoment(fromMs, 'en')}; --to is ${sayMoment(toMs, 'en')}.`,
        nl: `--from is ${sayMoment(fromMs, 'nl')}; --to is ${sayMoment(toMs, 'nl')}.`,
      },
    );
  }
  return { kind: 'period', fromMs, toMs };
}

function countOf(text: string): number {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_NEXT) return count;
  throw new UsageError(
    'bad-count',
    { en: `--next cannot be "${visible(text, 60)}".`, nl: `--next kan niet "${visible(text, 60)}" zijn.` },
    { en: `Give a whole number from 1 to ${MOST_NEXT}.`, nl: `Geef een heel getal van 1 tot en met ${MOST_NEXT}.` },
  );
}

type Moment = Pick<Question, 'atMs' | 'shownMs' | 'atGiven'>;

/** The moment asked about, to the second; a clock outside the years of the program tells no moment at all. */
async function momentOf(at: string | null, session: Session): Promise<Moment> {
  if (at !== null) {
    const atMs = await settleMoment(at, '--at', session);
    return { atMs, shownMs: atMs, atGiven: true };
  }
  const nowMs = Math.floor(session.now.instantMs / 1000) * 1000;
  const year = Number(isoAt(nowMs).slice(0, 4));
  const isTrue = year >= FIRST_YEAR && year <= LAST_YEAR;
  return { atMs: isTrue ? nowMs : null, shownMs: nowMs, atGiven: false };
}
