import { occurrenceJson } from '../campus/windows.ts';
import type { RunCommand } from '../command.ts';
import { EXIT, type ExitCode, strongestExit } from '../errors.ts';
import { NO_INCIDENTS } from '../feeds/incidents.ts';
import { feedJson, incidentJson } from '../feeds/json.ts';
import { isSlow, lookForIncidents } from '../feeds/look.ts';
import { type JournalReading, openJournal } from '../io/journal.ts';
import { examOf } from '../io/settings.ts';
import { campusDaysBetween, reportsOf } from '../ledger/reports.ts';
import type { Session } from '../session.ts';
import { isoAt } from '../time/zone.ts';
import { feedNotices } from '../wording/feed-notices.ts';
import type { HomeResult } from './result-schema.ts';
import { furtherLines, type HomeOptions, plannedLines } from './text.ts';
import { type HomeInput, type HomeView, minutesUntil, viewHome } from './view.ts';
import { wordsIn } from './words.ts';

/**
 * `lusupport` alone: planned work, live notices, open reports, the exam, one thing to do next; on a terminal a menu.
 * Nobody is asked where no feed is set up.
 */
export const run: RunCommand = async (_input, session) => {
  const { settings, now, screen, prompter } = session;
  const campus = await session.reference.campus();
  const reading = await openJournal(settings.folders?.state ?? null).read();
  const input: HomeInput = {
    nowMs: now.instantMs,
    schedules: campus.schedules,
    reports: reading.kind === 'unreadable' ? null : reportsOf(reading.records),
    exam: examOf(settings.values().exam),
    incidents: NO_INCIDENTS,
  };
  const options: HomeOptions = { screen, pretended: now.pretended, languageHint: isFirstRun(session, reading) };
  // Whoever waits at a terminal reads the planned work while the feed is asked.
  const early = prompter.canAsk && (await isSlow(session));
  if (early) await session.show(plannedLines(viewHome(input), campus, options));
  const incidents = await lookForIncidents(session, campus);
  const view = viewHome({ ...input, incidents });
  const lines = [...(early ? [] : plannedLines(view, campus, options)), ...furtherLines(view, campus, options)];
  const answer = { result: resultOf(view), notices: feedNotices(incidents, session.now.instantMs) };
  if (!prompter.canAsk) return { ...answer, exitCode: EXIT.ok, lines: () => lines };
  await session.show(lines);
  return { ...answer, exitCode: await offerMenu(view, session), lines: () => [] };
};

/** Nothing has been kept so far, and the language is a guess. */
function isFirstRun({ settings, carried, env }: Session, reading: JournalReading): boolean {
  if (carried.includes('--lang') || (env['LUSUPPORT_LANG'] ?? '') !== '') return false;
  const isEmpty = reading.kind === 'records' && reading.records.length === 0;
  return isEmpty && Object.keys(settings.values()).length === 0 && settings.notices().length === 0;
}

/** Until the student is done; "done" first, so that Enter alone does nothing. */
async function offerMenu({ step }: HomeView, session: Session): Promise<ExitCode> {
  const words = wordsIn(session.language);
  const entries: readonly { readonly value: string; readonly text: string; readonly command: readonly string[] }[] = [
    { value: 'next', text: words.menu.next[step.kind], command: step.command },
    { value: 'triage', text: words.menu.triage, command: ['triage'] },
    { value: 'maintenance', text: words.menu.maintenance, command: ['maintenance', '--now'] },
    { value: 'exam-help', text: words.menu.examHelp, command: ['exam-help'] },
    { value: 'exam-check', text: words.menu.examCheck, command: ['exam-check'] },
    { value: 'reports', text: words.menu.reports, command: ['report', 'list'] },
    { value: 'draft', text: words.menu.draft, command: ['report', 'draft'] },
    { value: 'settings', text: words.menu.settings, command: ['config', 'list'] },
  ];
  const shown = entries.filter(({ value, command }, place) => {
    if (place === 0) return !entries.some((one) => one.value !== value && same(one.command, command));
    // The check for the exam that is known stands first.
    return value !== step.kind || value !== 'exam-check';
  });
  const choices = [{ value: 'done', text: words.menu.done }, ...shown];
  const exitCodes: ExitCode[] = [EXIT.ok];
  for (;;) {
    const chosen = await session.prompter.select({ text: words.whatNow, choices });
    const entry = entries.find(({ value }) => value === chosen);
    if (entry === undefined) return strongestExit(...exitCodes);
    exitCodes.push(await session.runCommand(entry.command));
  }
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join(' ') === other.join(' ');

function resultOf(view: HomeView): HomeResult {
  const { nowMs, active, upcoming, incidents, open, exam, step } = view;
  const json = (occurrence: Parameters<typeof occurrenceJson>[0]) => {
    const one = occurrenceJson(occurrence);
    return { ...one, services: [...one.services] };
  };
  const oldest = open?.[0];
  return {
    at: isoAt(nowMs),
    planned: { active: active.map(json), next: upcoming === null ? null : json(upcoming) },
    incidentState: incidents.state,
    incidents: incidents.all.map((incident) => incidentJson(incident, nowMs)),
    feeds: incidents.readings.map(feedJson),
    reports: {
      readable: open !== null,
      open: open?.length ?? 0,
      oldestDays: oldest === undefined ? null : campusDaysBetween(oldest.keptAtMs, nowMs),
    },
    exam:
      exam === null
        ? null
        : {
            start: isoAt(exam.startMs),
            end: isoAt(exam.endMs),
            running: exam.running,
            minutesUntil: minutesUntil(exam, nowMs),
            occurrences: exam.overlaps.map(({ id }) => id),
            perhaps: exam.perhaps.map(({ id }) => id),
          },
    next: { kind: step.kind, command: [...step.command] },
  };
}
