import type { RunCommand } from '../command.ts';
import { EXIT } from '../errors.ts';
import { deleteFiles, type KeptFile, keptFiles } from '../io/own-files.ts';
import type { Answer, Notice, Session } from '../session.ts';
import type { ForgetResult } from './result-schema.ts';
import { askLines, doneLines, fileLines, nothingLines } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { wordsIn } from './words.ts';

const NO_FOLDERS = { config: null, state: null, cache: null };

/** `lusupport forget`: lists every file that we keep, asks, and deletes them. Nothing else is touched. */
export const run: RunCommand = async (_input, session) => {
  const folders = session.settings.folders ?? NO_FOLDERS;
  const files = keptFiles(folders);
  if (files.length === 0) return answer(session, { files, deleted: null, left: [] }, nothingLines(session.screen));
  const shown = fileLines(files, session.screen);
  if (session.yes) return remove(files, shown, session);
  if (!session.prompter.canAsk) return openQuestion(files, shown, session);
  await session.show(shown);
  const agreed = await session.prompter.confirm({ text: wordsIn(session.language).ask, fallback: false });
  if (agreed) return remove(files, [], session);
  return answer(session, { files, deleted: false, left: files }, doneLines(null, session.screen));
};

function remove(files: readonly KeptFile[], shown: readonly string[], session: Session): Answer {
  const left = deleteFiles(files, session.settings.folders ?? NO_FOLDERS);
  const lines = [...shown, ...doneLines(left, session.screen)];
  const result = answer(session, { files, deleted: left.length === 0, left }, lines);
  if (left.length === 0) return result;
  const notice: Notice = { code: 'not-saved', about: null, message: { en: en.notAll, nl: nl.notAll } };
  return { ...result, exitCode: EXIT.notSaved, notices: [notice] };
}

function openQuestion(files: readonly KeptFile[], shown: readonly string[], session: Session): Answer {
  const words = wordsIn(session.language);
  const options = [
    { id: 'yes', text: words.yes },
    { id: 'no', text: words.no },
  ];
  const question = { id: 'delete', text: words.ask, why: words.whyAsk, options };
  const lines = [...shown, ...askLines(session.screen)];
  return { ...answer(session, { files, deleted: null, left: files, question }, lines), exitCode: EXIT.answerNeeded };
}

function answer(
  _session: Session,
  parts: {
    readonly files: readonly KeptFile[];
    readonly deleted: boolean | null;
    readonly left: readonly KeptFile[];
    readonly question?: ForgetResult['question'];
  },
  lines: readonly string[],
): Answer {
  const { files, deleted, left, question = null } = parts;
  const result: ForgetResult = { files: [...files], deleted, left: [...left], question };
  return { exitCode: EXIT.ok, result, notices: [], lines: () => lines };
}
