import { ageOf } from '../campus/age.ts';
import type { SourceView } from '../campus/desk-view.ts';
import { sourceJson } from '../campus/source-json.ts';
import type { RunCommand } from '../command.ts';
import { EXIT } from '../errors.ts';
import { labelled, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { sourceLine, sourceLines } from '../wording/sources.ts';
import { tied, untied } from '../wording/unbroken.ts';
import type { ExamHelpResult } from './result-schema.ts';
import { wordsOf } from './words.ts';

/** The helpdesk that is called after the contact in the instruction and the lecturer. */
const HELPDESK = 'issc';

/** Where the steps come from, beside the number of the helpdesk, which names its own. */
const STEP_SOURCES = ['remindo-candidate', 'cirrus-proctorio', 'leiden-digital-exams'];

/** The check of the network and nothing else; a profile is named so that nothing is asked. */
const NETWORK_CHECK = ['exam-check', '--profile', 'exam', '--only', 'online,hosts'];

/** `lusupport exam-help`: what to do while an exam is going wrong. Looks at nothing and asks nothing. */
export const run: RunCommand = async (_input, session) => {
  const { desks } = await session.reference.triage();
  const campus = await session.reference.campus();
  const words = wordsOf(session.language);
  const desk = desks.find(({ id }) => id === HELPDESK);
  const phone = desk?.channels.find(({ kind, value }) => kind === 'phone' && value !== null);
  const helpdesk = [desk?.name[session.language] ?? HELPDESK, phone?.value ?? null].filter((part) => part !== null);
  const sources = [...new Set([...(phone?.sources ?? []), ...STEP_SOURCES])].flatMap((id): SourceView[] => {
    const source = campus.sources.find((each) => each.id === id);
    return source ? [{ source, age: ageOf(source.statedOn, session.now.instantMs) }] : [];
  });
  const steps: ExamHelpResult['steps'] = [
    { id: 'instruction', text: words.instruction },
    { id: 'remindo', text: words.remindo },
    { id: 'proctorio', text: words.proctorio },
    { id: 'campus', text: words.campus },
    { id: 'call', text: words.call(helpdesk.join(' ')) },
    { id: 'note', text: words.note },
  ];
  const result: ExamHelpResult = {
    steps,
    contacts: [
      { id: 'instruction', value: null, dial: null },
      { id: 'lecturer', value: null, dial: null },
      { id: HELPDESK, value: phone?.value ?? null, dial: phone?.dial ?? null },
    ],
    networkCheck: [...NETWORK_CHECK],
    sources: sources.map((source) => sourceJson(source, session.language)),
  };
  return { exitCode: EXIT.ok, result, notices: [], lines: () => screenOf(steps, sources, session.screen) };
};

function screenOf(steps: ExamHelpResult['steps'], sources: readonly SourceView[], screen: Screen): readonly string[] {
  const words = wordsOf(screen.language);
  const rows = steps.flatMap(({ id, text }) =>
    id === 'instruction' ? [] : [{ label: words.labels[id], text: tied(text) }],
  );
  const [first] = steps;
  return untied([
    ...wrap(first?.text ?? '', { columns: screen.columns }).map((line) => screen.paint.strong(line)),
    ...labelled(rows, { columns: screen.columns, indent: 2, plain: screen.plain }),
    ...networkLines(screen),
    ...(screen.sources
      ? sourceLines(sources, screen)
      : wrap(sourceLine(sources, screen.language), { columns: screen.columns }).map((line) => screen.paint.dim(line))),
  ]);
}

/** The question with its command; on a screen that is narrower than the command, that breaks between its words. */
function networkLines(screen: Screen): readonly string[] {
  const { network } = wordsOf(screen.language);
  const { columns } = screen;
  const command = `lusupport ${NETWORK_CHECK.join(' ')}`;
  return command.length <= columns
    ? wrap(tied(`${network}  ${command}`), { columns })
    : [...wrap(network, { columns }), ...wrap(command, { columns, indent: 2, hanging: 4 })];
}
