import { choiceHint } from '../choice-hint.ts';
import type { CommandInput, OptionValues, RunCommand } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { type Damage, type Journal, openJournal } from '../io/journal.ts';
import { visible } from '../io/visible.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { sayDate } from '../time/say.ts';
import { isoAt } from '../time/zone.ts';
import { type Report, reportsOf } from './ledger.ts';
import { readAbout, readNumber } from './number.ts';
import type { ReportResult } from './result-schema.ts';
import { addLines, type DeskName, damageLines, type Kept, listLines } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** `lusupport report add NUMBER | list`: the report numbers of this student, on this computer. The first word is the action. */
export const run: RunCommand = (input, session) => {
  const journal = openJournal(session.settings.folders?.state ?? null);
  return input.words[0] === 'list' ? list(journal, session) : add(input, journal, session);
};

async function add({ words, options }: CommandInput, journal: Journal, session: Session): Promise<Answer> {
  const typed: Report = {
    number: readNumber(words[1] ?? ''),
    about: readAbout(textOf(options, 'about')),
    desk: await knownDesk(textOf(options, 'desk'), session),
    keptAtMs: session.now.instantMs,
  };
  let report = typed;
  const kept = await journal.append((records) => {
    const before = reportsOf(records).find(({ number }) => number === typed.number);
    if (before !== undefined) report = before;
    const { number, about, desk, keptAtMs } = typed;
    return before === undefined ? { kind: 'report-added', number, about, desk, at: isoAt(keptAtMs) } : null;
  });
  const damage = kept.kind === 'not-saved' ? null : kept.damage;
  const deskName = await deskNames([report], session);
  return {
    exitCode: kept.kind === 'not-saved' ? EXIT.notSaved : EXIT.ok,
    result: {
      action: 'add',
      path: journal.path,
      saved: kept.kind !== 'not-saved',
      readable: kept.kind !== 'not-saved' || kept.why !== 'unreadable',
      reports: [reportJson(report)],
    } satisfies ReportResult,
    notices: [...addNotices(kept, report), ...damageNotices(damage)],
    lines: () => [
      ...addLines(kept, report, journal.path, deskName, session.screen),
      ...damageLines(damage, session.screen),
    ],
  };
}

async function list(journal: Journal, session: Session): Promise<Answer> {
  const reading = await journal.read();
  const reports = reading.kind === 'unreadable' ? null : [...reportsOf(reading.records)].reverse();
  const damage = reading.kind === 'unreadable' ? null : reading.damage;
  const deskName = await deskNames(reports ?? [], session);
  return {
    exitCode: reports === null ? EXIT.cannotTell : EXIT.ok,
    result: {
      action: 'list',
      path: journal.path,
      saved: null,
      readable: reports !== null,
      reports: (reports ?? []).map(reportJson),
    } satisfies ReportResult,
    notices: damageNotices(damage),
    lines: () => [
      ...listLines(reports, journal.path, deskName, session.screen),
      ...damageLines(damage, session.screen),
    ],
  };
}

function textOf(options: OptionValues, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

/** @throws UsageError for an id that is no desk */
async function knownDesk(typed: string, session: Session): Promise<string | null> {
  if (typed === '') return null;
  const ids = (await session.reference.triage()).desks.map(({ id }) => id);
  if (ids.includes(typed)) return typed;
  const shown = visible(typed, 60);
  throw new UsageError('unknown-desk', { en: en.noSuchDesk(shown), nl: nl.noSuchDesk(shown) }, choiceHint(typed, ids));
}

/** The facts are read only where a desk was kept. */
async function deskNames(reports: readonly Report[], session: Session): Promise<DeskName> {
  if (reports.every(({ desk }) => desk === null)) return () => null;
  const { desks } = await session.reference.triage();
  return (id) => desks.find((desk) => desk.id === id)?.name[session.language] ?? null;
}

function reportJson({ number, about, desk, keptAtMs }: Report): ReportResult['reports'][number] {
  return { number, about, desk, keptAt: isoAt(keptAtMs) };
}

function addNotices(kept: Kept, { number, keptAtMs }: Report): readonly Notice[] {
  if (kept.kind === 'saved') return [];
  const message =
    kept.kind === 'not-saved'
      ? { en: en.notSaved(number), nl: nl.notSaved(number) }
      : {
          en: en.alreadyKept(number, sayDate(keptAtMs, 'en')),
          nl: nl.alreadyKept(number, sayDate(keptAtMs, 'nl')),
        };
  return [{ code: kept.kind === 'not-saved' ? 'not-saved' : 'already-kept', about: number, message }];
}

function damageNotices(damage: Damage | null): readonly Notice[] {
  if (damage === null) return [];
  const message = { en: en.damaged(damage.lines), nl: nl.damaged(damage.lines) };
  return [{ code: 'config-set-aside', about: damage.keptAs === null ? null : visible(damage.keptAs), message }];
}
