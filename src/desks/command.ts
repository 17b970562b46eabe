import { staleNotices } from '../campus/stale.ts';
import { choiceHint } from '../choice-hint.ts';
import type { OptionValues, RunCommand } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import { openRouter } from '../matching/open.ts';
import { cutQuery } from '../matching/query.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Faculty } from '../reference/triage-data.ts';
import type { Notice, Session } from '../session.ts';
import { holidayNotices } from '../wording/holiday-notices.ts';
import { facultyNamed } from './faculty.ts';
import { findByHalf, findByName } from './find.ts';
import { resultOf } from './result.ts';
import { desksLines } from './text.ts';
import { type DesksQuestion, type Looked, viewDesks } from './view.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** `lusupport desks [words]`: who helps, where, how, and whether they are open. Nothing that fits is an answer too. */
export const run: RunCommand = async ({ options, words }, session) => {
  const { query, truncated } = cutQuery(words.join(' '));
  const atMs = await momentOf(options, session);
  const data = { triage: await session.reference.triage(), campus: await session.reference.campus() };
  const question: DesksQuestion = {
    query,
    open: options['open'] === true,
    city: cityOf(options),
    faculty: facultyOf(options, data.triage),
    remembered: facultyWithId(session.settings.values().faculty, data.triage),
    atMs,
    nowMs: session.now.instantMs,
  };
  const view = viewDesks(data, question, await look(query, data.triage, session));
  const used = view.sources.map(({ source }) => source);
  return {
    exitCode: EXIT.ok,
    result: resultOf(question, view, session.language),
    notices: [
      ...(truncated ? [CUT] : []),
      ...holidayNotices(view.entries.map(({ desk }) => desk)),
      ...staleNotices(used, session.now.instantMs),
    ],
    lines: () =>
      desksLines(question, view, {
        screen: session.screen,
        university: data.campus.manifest.university,
        exampleFaculty: shortest(data.triage.faculties.map(({ id }) => id)),
        momentShown: session.now.pretended || options['at'] !== undefined,
        pretended: session.now.pretended,
        machineOffsetMinutes: session.machineOffsetMinutes,
        truncated,
      }),
  };
};

const CUT: Notice = { code: 'truncated-input', about: null, message: { en: en.cutText, nl: nl.cutText } };

/** A name or place before a task, and half a name only where neither fits. The search engine is loaded only for a task. */
async function look(query: string | null, triage: TriageSection, session: Session): Promise<Looked> {
  if (query === null) return { finding: null, topics: [] };
  const named = findByName(query, triage);
  if (named !== null) return { finding: named, topics: [] };
  const topics = (await openRouter(session))(query);
  return topics.length > 0 ? { finding: null, topics } : { finding: findByHalf(query, triage), topics };
}

async function momentOf(options: OptionValues, session: Session): Promise<number> {
  const at = options['at'];
  if (typeof at !== 'string') return session.now.instantMs;
  const { settleMoment } = await import('../io/moment-option.ts');
  return settleMoment(at, '--at', session);
}

/** The command line has refused every other city. */
function cityOf(options: OptionValues): DesksQuestion['city'] {
  const city = options['city'];
  return city === 'leiden' || city === 'the-hague' ? city : null;
}

/** @throws UsageError `unknown-faculty` */
function facultyOf(options: OptionValues, triage: TriageSection): Faculty | null {
  const typed = options['faculty'];
  if (typeof typed !== 'string') return null;
  const faculty = facultyNamed(typed, triage.faculties);
  if (faculty !== null) return faculty;
  const shown = visible(typed, 60);
  throw new UsageError(
    'unknown-faculty',
    { en: en.noSuchFaculty(shown), nl: nl.noSuchFaculty(shown) },
    choiceHint(
      typed,
      triage.faculties.map(({ id }) => id),
    ),
  );
}

function facultyWithId(id: string | undefined, { faculties }: TriageSection): Faculty | null {
  return faculties.find((faculty) => faculty.id === id) ?? null;
}

/** The shortest text is read most easily in an example. */
function shortest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length < best.length ? text : best), texts[0] ?? '');
}
