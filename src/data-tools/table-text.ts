import { labelled } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { TableResult } from './result-schema.ts';
import { type Words, wordsIn } from './words.ts';

type Row = TableResult['paths'][number];

/** Where a cell holds nothing. */
const NOTHING = '-';

/**
 * One path a line, cells parted by tabs: a change of the flow shows as changed lines only, which columns that are
 * filled with blanks would not do. All cells are ids, so both languages give the same lines under their heading.
 */
export function tableLines({ paths }: TableResult, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const heads = COLUMNS.map(({ head }) => head(words));
  if (screen.plain) {
    return paths.flatMap((path) =>
      labelled(
        COLUMNS.map(({ cell }, place) => ({ label: heads[place] ?? '', text: cell(path) })),
        { columns: screen.columns, indent: 0, plain: true },
      ),
    );
  }
  return [heads.join('\t'), ...paths.map((path) => COLUMNS.map(({ cell }) => cell(path)).join('\t'))];
}

interface Column {
  readonly head: (words: Words) => string;
  readonly cell: (path: Row) => string;
}

const COLUMNS: readonly Column[] = [
  { head: (words) => words.answers, cell: answersOf },
  { head: (words) => words.outcome, cell: ({ outcome }) => outcome },
  { head: (words) => words.kind, cell: ({ kind }) => kind },
  { head: (words) => words.urgency, cell: ({ urgency }) => urgency },
  { head: (words) => words.desk, cell: ({ desk }) => desk },
  { head: (words) => words.next, cell: ({ next }) => listed(next) },
  { head: (words) => words.service, cell: ({ service }) => service ?? NOTHING },
  { head: (words) => words.topics, cell: ({ topics }) => listed(topics) },
];

function answersOf({ answers, asksFaculty }: Row): string {
  const given = answers.map(({ question, option }) => `${question}=${option}`);
  return [...given, ...(asksFaculty ? ['faculty=any'] : [])].join(' ');
}

const listed = (ids: readonly string[]): string => (ids.length === 0 ? NOTHING : ids.join(','));
