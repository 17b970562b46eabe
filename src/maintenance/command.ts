import { staleNotices } from '../campus/stale.ts';
import { schedulesOf } from '../campus/windows.ts';
import type { RunCommand } from '../command.ts';
import { type Incidents, NO_INCIDENTS, type Overdue, overdueAt } from '../feeds/incidents.ts';
import { isSlow, lookForIncidents } from '../feeds/look.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Source } from '../reference/source-data.ts';
import type { Notice } from '../session.ts';
import { feedNotices } from '../wording/feed-notices.ts';
import { incidentLines } from '../wording/incidents.ts';
import { answerOf, type PlannedAnswer } from './answer.ts';
import { type Doubt, doubtsOf } from './doubt.ts';
import { exitCodeOf } from './exit-code.ts';
import { explainLines } from './explain.ts';
import { monthLines } from './month-text.ts';
import { type Request, readRequest } from './options.ts';
import type { Question } from './question.ts';
import { resultOf } from './result.ts';
import { closingLines, plannedLines, screenLines } from './text.ts';
import type { View } from './view.ts';

/** `lusupport maintenance`: is it planned work, when is it over, does it hit my plan? */
export const run: RunCommand = async ({ options }, session) => {
  const campus = await session.reference.campus();
  const request = await readRequest(options, campus, session);
  if (request.ics !== null) {
    const { writeCalendar } = await import('./ics-command.ts');
    return writeCalendar(request, campus, session);
  }
  const { question } = request;
  const planned = answerOf(campus.schedules, question);
  const doubts = doubtsOf(campus.schedules, question, planned);
  const view: View = {
    question,
    answer: planned,
    doubts,
    campus,
    nowMs: session.now.instantMs,
    pretended: session.now.pretended,
    machineOffsetMinutes: session.machineOffsetMinutes,
    notices: [],
    coversFaults: false,
  };
  const isLive = isAboutNow(request);
  // Whoever waits at a terminal reads the planned work while the feed is asked.
  const early = isLive && session.prompter.canAsk && (await isSlow(session));
  if (early) await session.show(plannedLines({ ...view, notices: [''] }, session.screen));
  const incidents = isLive ? ofService(await lookForIncidents(session, campus), question.service) : NO_INCIDENTS;
  const answer = withOverdue(planned, incidents, campus, question);
  const said: View = {
    ...view,
    answer,
    coversFaults: incidents.state !== 'unknown',
    notices: incidentLines(incidents, overdueOf(incidents, campus, question), session.now.instantMs, session.screen),
  };
  return {
    exitCode: exitCodeOf(answer.state, request.exitCode),
    result: resultOf(question, answer, doubts, incidents),
    notices: [...noticesOf(doubts, campus, session.now.instantMs), ...feedNotices(incidents, session.now.instantMs)],
    lines: () => {
      if (request.explain !== null) return explainLines(request.explain, said, session.screen);
      if (request.month !== null) return monthLines(request.month, said, session.screen);
      return early ? closingLines(said, session.screen) : screenLines(said, session.screen);
    },
  };
};

/** Live notices are about now; other moments, lists and explanations ask nobody. */
function isAboutNow({ question, explain, month }: Request): boolean {
  const { atGiven, atMs, list } = question;
  return !atGiven && atMs !== null && list?.kind !== 'period' && explain === null && month === null;
}

/** With `--service` only what names that service, or none that we know. */
function ofService(incidents: Incidents, service: string | null): Incidents {
  if (service === null) return incidents;
  const all = incidents.all.filter(({ services }) => services.length === 0 || services.includes(service));
  const isActive = all.some(({ phase }) => phase === 'running');
  return { ...incidents, all, state: incidents.state === 'active' && !isActive ? 'none' : incidents.state };
}

function overdueOf(incidents: Incidents, campus: CampusSection, { atMs, service }: Question): readonly Overdue[] {
  const { schedules } = campus;
  if (atMs === null) return [];
  return overdueAt(incidents, service === null ? schedules : schedulesOf(schedules, service), atMs);
}

/** A feed only adds: it never ends work that runs by the schedule. */
function withOverdue(
  planned: PlannedAnswer,
  incidents: Incidents,
  campus: CampusSection,
  question: Question,
): PlannedAnswer {
  if (planned.state === 'active' || planned.state === 'unknown') return planned;
  return overdueOf(incidents, campus, question).length > 0 ? { ...planned, state: 'overdue' } : planned;
}

function noticesOf(doubts: readonly Doubt[], campus: CampusSection, nowMs: number): readonly Notice[] {
  return [...doubtNotices(doubts, campus), ...staleNotices(sourcesOf(campus), nowMs)];
}

function doubtNotices(doubts: readonly Doubt[], campus: CampusSection): readonly Notice[] {
  const ids = new Set(doubts.map((doubt) => doubt.schedule));
  return campus.schedules.flatMap(({ id, otherReading }) =>
    ids.has(id) && otherReading !== null ? [{ code: 'doubt', about: id, message: otherReading.why }] : [],
  );
}

function sourcesOf(campus: CampusSection): readonly Source[] {
  const used = new Set(campus.schedules.flatMap((schedule) => schedule.sources));
  return campus.sources.filter((source) => used.has(source.id));
}
