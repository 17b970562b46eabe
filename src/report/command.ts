import type { CommandInput, RunCommand } from '../command.ts';
import { openJournal } from '../io/journal.ts';
import type { Answer, Session } from '../session.ts';
import { add, close, note } from './keep.ts';
import type { Ledger } from './ledger.ts';
import { list, show } from './look.ts';

type Action = (input: CommandInput, ledger: Ledger, session: Session) => Promise<Answer>;

/** The command line has refused every other word. */
const ACTIONS: Readonly<Record<string, Action>> = {
  add,
  list: (_input, ledger, session) => list(ledger, session),
  show,
  note,
  close,
  export: async (...given) => (await import('./transfer.ts')).exportReports(...given),
  import: async (...given) => (await import('./transfer.ts')).importReports(...given),
  draft: async (...given) => (await import('./draft/command.ts')).draft(...given),
};

/**
 * `lusupport report`: the report numbers of this student, on this computer, and drafts for the helpdesk. The first
 * word is the action.
 */
export const run: RunCommand = async (input, session) => {
  const action = ACTIONS[input.words[0] ?? ''];
  if (action === undefined) throw new Error(`The command table knows no report ${input.words[0]}`);
  return action(input, openJournal(session.settings.folders?.state ?? null), session);
};
