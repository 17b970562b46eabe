import type { RunCommand } from '../command.ts';
import { EXIT } from '../errors.ts';
import { deleteFiles, type Found, type KeptFile, keptFiles } from '../io/own-files.ts';
import type { Answer, Notice, Session } from '../session.ts';
import type { ForgetResult } from './result-schema.ts';
import { askLines, doneLines, keptLines, nothingLines, otherLines } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { wordsIn } from './words.ts';

const NO_FOLDERS = { config: null, state: null, cache: null };

/** `lusupport forget`: lists every file that we keep, asks, and deletes them. Nothing else is touched. */
export const run: RunCommand = async (_input, session) => {
  const found = keptFiles(session.settings.folders ?? NO_FOLDERS);
  const { files } = found;
  const { screen } = session;
  if (files.length === 0) {
    return answer(found, { deleted: null, left: [] }, [...nothingLines(found, screen), ...otherLines(found, screen)]);
  }
  const shown = [...keptLines(found, screen), ...otherLines(found, screen)];
  if (session.yes) return remove(found, shown, session);
  if (!session.prompter.canAsk) return openQuestion(found, shown, session);
  await session.show(shown);
  const agreed = await session.prompter.confirm({ text: wordsIn(session.language).ask, fallback: false });
  if (agreed) return remove(found, [], session);
  return answer(found, { deleted: false, left: files }, doneLines(found, null, screen));
};

function remove(found: Found, shown: readonly string[], session: Session): Answer {
  const left = deleteFiles(found.files, session.settings.folders ?? NO_FOLDERS);
  const lines = [...shown, ...doneLines(found, left, session.screen)];
  const result = answer(found, { deleted: left.length === 0, left }, lines);
  if (left.length === 0) return result;
  const message = { en: en.stillThere(left.length), nl: nl.stillThere(left.length) };
  const notice: Notice = { code: 'not-saved', about: null, message };
  return { ...result, exitCode: EXIT.notSaved, notices: [notice] };
}

function openQuestion(found: Found, shown: readonly string[], session: Session): Answer {
  const words = wordsIn(session.language);
  const options = [
    { id: 'yes', text: words.yes },
    { id: 'no', text: words.no },
  ];
  const question = { id: 'delete', text: words.ask, why: words.whyAsk, options };
  const lines = [...shown, ...askLines(session.screen)];
  return { ...answer(found, { deleted: null, left: found.files, question }, lines), exitCode: EXIT.answerNeeded };
}

const fileJson = ({ path, bytes }: KeptFile): ForgetResult['files'][number] => ({ path, bytes });

function answer(
  { files, others }: Found,
  parts: {
    readonly deleted: boolean | null;
    readonly left: readonly KeptFile[];
    readonly question?: ForgetResult['question'];
  },
  lines: readonly string[],
): Answer {
  const { deleted, left, question = null } = parts;
  const result: ForgetResult = {
    files: files.map(fileJson),
    others: others.map((other) => ({ ...other })),
    deleted,
    left: left.map(fileJson),
    question,
  };
  return { exitCode: EXIT.ok, result, notices: [], lines: () => lines };
}
