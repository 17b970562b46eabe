import { choiceHint } from '../choice-hint.ts';
import type { OptionValues } from '../command.ts';
import { UsageError } from '../errors.ts';
import { settleMoment } from '../io/moment-option.ts';
import { visible } from '../io/visible.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Session } from '../session.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { isoAt } from '../time/zone.ts';
import type { Question, WantedList } from './question.ts';

/** A command line of `maintenance`, understood. */
export interface Request {
  readonly question: Question;
  /** `--exit-code` */
  readonly exitCode: boolean;
  /** `--explain`: a schedule id, or null. */
  readonly explain: string | null;
}

const DEFAULT_SOON_MINUTES = 60;
const MOST_NEXT = 1000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

/** Options that contradict each other. */
const NOT_TOGETHER: readonly (readonly [string, string])[] = [
  ['now', 'at'],
  ['next', 'from'],
];

const LIST_EXAMPLE = '--from 2026-12-01 --to 2027-01-01';

/** Options that need another one, with an example of the two. A plan needs its start. */
const TOGETHER: readonly (readonly [string, string, string])[] = [
  ['from', 'to', LIST_EXAMPLE],
  ['to', 'from', LIST_EXAMPLE],
  ['for', 'at', '--at "2026-12-04 13:00" --for 2h'],
];

/**
 * Reads the options of `maintenance`.
 *
 * @throws UsageError for options that do not go together, unknown ids, and values that cannot be read.
 */
export async function readRequest(options: OptionValues, campus: CampusSection, session: Session): Promise<Request> {
  refuseConflicts(options);
  const service = oneOf('--service', textOf(options, 'service'), campus.services);
  const explain = oneOf('--explain', textOf(options, 'explain'), campus.schedules);
  const forMinutes = durationOf('--for', textOf(options, 'for'));
  const soonMinutes = durationOf('--soon', textOf(options, 'soon')) ?? DEFAULT_SOON_MINUTES;
  const list = await listOf(options, session);
  const moment = await momentOf(textOf(options, 'at'), session);
  return {
    question: { ...moment, forMinutes, soonMinutes, list, service },
    exitCode: options['exitCode'] === true,
    explain,
  };
}

function refuseConflicts(options: OptionValues): void {
  for (const [one, other] of NOT_TOGETHER) {
    if (isGiven(options, one) && isGiven(options, other)) {
      throw new UsageError(
        'conflicting-options',
        { en: `--${one} and --${other} do not go together.`, nl: `--${one} en --${other} gaan niet samen.` },
        { en: 'Use one of the two.', nl: 'Gebruik een van de twee.' },
      );
    }
  }
  for (const [one, other, example] of TOGETHER) {
    if (isGiven(options, one) && !isGiven(options, other)) {
      throw new UsageError(
        'incomplete-options',
        { en: `--${one} needs --${other}.`, nl: `--${one} kan niet zonder --${other}.` },
        { en: `For example: ${example}`, nl: `Bijvoorbeeld: ${example}` },
      );
    }
  }
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
        en: `--from is ${isoAt(fromMs)}, --to is ${isoAt(toMs)}.`,
        nl: `--from is ${isoAt(fromMs)}, --to is ${isoAt(toMs)}.`,
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
