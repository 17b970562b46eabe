import { EXIT } from '../errors.ts';
import { FACULTY_QUESTION, NOT_SURE } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import type { Faculty } from '../reference/triage-data.ts';
import type { Notice } from '../session.ts';
import type { Asker, AtOutcome } from './asker.ts';
import { commandLine } from './text.ts';
import { facultyOf } from './view.ts';
import { triageWords } from './words.ts';

/** What became of the faculty. */
export interface KeptFaculty {
  readonly exitCode: typeof EXIT.ok | typeof EXIT.notSaved;
  readonly notices: readonly Notice[];
  readonly lines: readonly string[];
}

const NOTHING_KEPT: KeptFaculty = { exitCode: EXIT.ok, notices: [], lines: [] };

/** Remembers the faculty that was answered on the terminal, and says so. It is all that triage ever writes. */
export async function keepFaculty(step: AtOutcome, { data, session }: Asker): Promise<KeptFaculty> {
  const answer = step.trace.find(({ question }) => question === FACULTY_QUESTION);
  const faculty = facultyOf(data.triage, step.trace);
  if (answer?.by !== 'student' || answer.option === NOT_SURE || faculty === null) return NOTHING_KEPT;
  if (session.settings.values().faculty === faculty.id) return NOTHING_KEPT;
  const saved = await session.settings.set('faculty', faculty.id);
  const { columns, paint } = session.screen;
  if (saved) {
    const line = triageWords(session.language).keptFaculty(faculty.name[session.language]);
    const command = commandLine(['config', 'set', 'faculty', otherThan(faculty, data.triage.faculties)]);
    return { ...NOTHING_KEPT, lines: [...wrap(line, { columns }), command].map(paint.dim) };
  }
  const message = { en: triageWords('en').notKept(faculty.name.en), nl: triageWords('nl').notKept(faculty.name.nl) };
  return {
    exitCode: EXIT.notSaved,
    notices: [{ code: 'not-saved', about: 'faculty', message }],
    lines: wrap(message[session.language], { columns }).map(paint.doubtful),
  };
}

/** The id of another faculty, to show how it is written: the shortest, which is read most easily. */
function otherThan(faculty: Faculty, faculties: readonly Faculty[]): string {
  const others = faculties.map(({ id }) => id).filter((id) => id !== faculty.id);
  return others.reduce((shortest, id) => (id.length < shortest.length ? id : shortest), others[0] ?? faculty.id);
}
