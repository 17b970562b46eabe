import { EXIT, type ExitCode, strongestExit } from '../errors.ts';
import { wrap } from '../io/layout.ts';
import { openRouter } from '../matching/open.ts';
import type { Answer, Notice } from '../session.ts';
import { keepingAnswers } from './ask.ts';
import { type Asker, cutLines, outcomeNotices, screenOf, viewOf } from './asker.ts';
import { converse, type Ended, goOn, type Talk } from './conversation.ts';
import { keepFaculty } from './keep-faculty.ts';
import { offerMenu } from './menu.ts';
import { resultOf } from './result.ts';
import type { Conversation } from './state.ts';
import { notSolvedLines } from './text.ts';
import type { OutcomeView } from './view.ts';
import { triageWords } from './words.ts';

/**
 * On a terminal: questions until an outcome, what to try first, whether that solved it, and else what to do with the
 * outcome. An earlier answer that is changed there leads to another outcome.
 */
export async function answerAsking(start: Conversation, asker: Asker): Promise<Answer> {
  const { data, session } = asker;
  const talk: Talk = { triage: data.triage, session, openRouter: () => openRouter(session) };
  const exitCodes: ExitCode[] = [EXIT.ok];
  const keptNotices: Notice[] = [];
  let ended = await converse(start, talk);
  for (;;) {
    const { conversation, step } = ended;
    const view = await viewOf(step, asker);
    const kept = await keepFaculty(step, asker);
    exitCodes.push(kept.exitCode);
    keptNotices.push(...kept.notices);
    await session.show([...screenOf(conversation, step, view, asker), ...kept.lines, ...cutLines(asker)]);
    const answer = (lines: readonly string[]): Answer => ({
      exitCode: strongestExit(...exitCodes),
      result: resultOf(conversation, step, view, session.language),
      notices: [...keptNotices, ...outcomeNotices(view, asker)],
      lines: () => lines,
    });
    if (await isSolved(ended, view, asker)) {
      return answer(wrap(triageWords(session.language).solved, { columns: session.screen.columns }));
    }
    const left = await offerMenu(ended, view, asker, talk);
    exitCodes.push(...left.exitCodes);
    if (left.changed === null) return answer([]);
    ended = await goOn(left.changed, talk);
  }
}

/** Asks whether what was to be tried first solved it; after "no" the desk stands on the screen once more. */
async function isSolved({ conversation, step }: Ended, view: OutcomeView, { session }: Asker): Promise<boolean> {
  if (view.outcome.selfHelp.length === 0 || view.outcome.urgency === 'now') return false;
  const solved = await keepingAnswers(conversation, step, () =>
    session.prompter.confirm({ text: triageWords(session.language).askSolved, fallback: false }),
  );
  if (!solved) await session.show(notSolvedLines(view, session.screen));
  return solved;
}
