import { wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Check, Profile } from '../reference/exam-check-data.ts';
import { optionOf } from './check-option.ts';
import { columnsOf } from './page.ts';
import type { ListedChecks } from './result-schema.ts';
import { type Words, wordsOf } from './words.ts';

/** The screen of `--list-checks` for one kind of exam: the id of each check, its title, and what it needs. */
export function listScreen(checks: ListedChecks['listed'], screen: Screen): string[] {
  const words = wordsOf(screen.language);
  const rows = checks.map(({ id, title, required, option }) => {
    return { id, text: withMarks(title, [...(required ? [words.requiredMark] : []), ...needs(option, words)]) };
  });
  return idRows(rows, screen);
}

/** The screen of `--list-checks` where no kind of exam was named: every check, with the kinds that have it. */
export function listAllScreen(checks: readonly Check[], profiles: readonly Profile[], screen: Screen): string[] {
  const { language } = screen;
  const words = wordsOf(language);
  const rows = checks.map((check) => {
    const kinds = check.profiles.length === profiles.length ? words.everyKind : check.profiles.join(', ');
    return { id: check.id, text: withMarks(check.title[language], [kinds, ...needs(optionOf(check), words)]) };
  });
  const command = `lusupport exam-check --list-checks --profile ${profiles[0]?.id ?? ''}`;
  return [...idRows(rows, screen), words.oneKindOnly, `  ${screen.paint.typed(command)}`];
}

function needs(option: ListedChecks['listed'][number]['option'], words: Words): readonly string[] {
  return option === null ? [] : [words.needsOption(option)];
}

function withMarks(title: string, marks: readonly string[]): string {
  return marks.length === 0 ? title : `${title} (${marks.join('; ')})`;
}

function idRows(rows: readonly { readonly id: string; readonly text: string }[], screen: Screen): string[] {
  const width = Math.max(...rows.map(({ id }) => id.length)) + 2;
  const columns = columnsOf(screen);
  return rows.flatMap(({ id, text }) => {
    if (screen.plain || columns - width < 20) return wrap(`${id}: ${text}`, { columns, hanging: 2 });
    const [first = '', ...others] = wrap(text, { columns, indent: width });
    return [id.padEnd(width) + first.slice(width), ...others];
  });
}
