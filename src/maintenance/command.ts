import { staleNotices } from '../campus/stale.ts';
import type { RunCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Source } from '../reference/source-data.ts';
import type { Notice } from '../session.ts';
import { answerOf, type State } from './answer.ts';
import { type Doubt, doubtsOf } from './doubt.ts';
import { explainLines } from './explain.ts';
import { readRequest } from './options.ts';
import { resultOf } from './result.ts';
import { screenLines } from './text.ts';
import type { View } from './view.ts';

/** `lusupport maintenance`: is it planned work, when is it over, does it hit my plan? */
export const run: RunCommand = async ({ options }, session) => {
  const campus = await session.reference.campus();
  const request = await readRequest(options, campus, session);
  const { question } = request;
  const answer = answerOf(campus.schedules, question);
  const doubts = doubtsOf(campus.schedules, question, answer);
  const view: View = {
    question,
    answer,
    doubts,
    campus,
    nowMs: session.now.instantMs,
    pretended: session.now.pretended,
    machineOffsetMinutes: session.machineOffsetMinutes,
  };
  return {
    exitCode: exitCodeOf(answer.state, request.exitCode),
    result: resultOf(question, answer, doubts),
    notices: noticesOf(doubts, campus, session.now.instantMs),
    lines: () =>
      request.explain === null
        ? screenLines(view, session.screen)
        : explainLines(request.explain, view, session.screen),
  };
};

function exitCodeOf(state: State, asked: boolean): ExitCode {
  if (state === 'unknown') return EXIT.cannotTell;
  if (!asked) return EXIT.ok;
  if (state === 'active' || state === 'overdue') return EXIT.maintenanceNow;
  return state === 'soon' ? EXIT.maintenanceSoon : EXIT.ok;
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
