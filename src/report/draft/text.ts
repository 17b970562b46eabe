import type { DeskView } from '../../campus/desk-view.ts';
import { withCommand, wrap } from '../../io/layout.ts';
import type { Screen } from '../../io/screen.ts';
import { shellLine } from '../../io/shell-line.ts';
import { visible } from '../../io/visible.ts';
import { contactText } from '../../wording/contact.ts';
import type { MaskKind } from './mask-kinds.ts';
import { draftWords } from './words.ts';

const NUMBER = { en: 'NUMBER', nl: 'NUMMER' } as const;

export interface DraftView {
  readonly paragraphs: readonly string[];
  readonly masked: readonly { readonly kind: MaskKind; readonly count: number }[];
  readonly leftOut: readonly string[];
  readonly fillIn: boolean;
  readonly desk: DeskView | null;
  readonly page: string | null;
  /** In danger nobody reads a message in time. */
  readonly rings: boolean;
  /** Whether it went out already by a way that was typed. */
  readonly isOut: boolean;
  readonly numberComes: boolean;
  /** Whether its date is that of a pretended moment. */
  readonly pretended: boolean;
  /** On a terminal the ways out are asked, elsewhere they are named. */
  readonly canAsk: boolean;
}

/** The draft in full, then what was masked and left out, then where it goes. */
export function draftLines(view: DraftView, screen: Screen): readonly string[] {
  const { columns, paint, language } = screen;
  const words = draftWords(language);
  const kinds = view.masked.map(({ kind, count }) => words.kind(kind, count)).join(', ');
  const facts = view.leftOut.map((name) => words.fact(name)).join(', ');
  const say = (text: string): string[] => wrap(text, { columns });
  return [
    ...say(words.title).map(paint.strong),
    ...view.paragraphs.flatMap((paragraph) => wrap(visible(paragraph, 20_000), { columns, indent: 2, hanging: 4 })),
    ...[...say(kinds === '' ? words.nothingMasked : words.masked(kinds)), ...say(words.readIt)].map(paint.doubtful),
    ...(view.pretended ? say(words.pretendedDate).map(paint.doubtful) : []),
    ...(facts === '' ? [] : say(words.leftOut(facts))),
    ...(view.fillIn ? say(words.fillIn) : []),
    ...(view.desk === null
      ? []
      : say(
          view.rings ? words.ring(contactText(view.desk, language)) : words.sendTo(contactText(view.desk, language)),
        )),
    ...(view.page === null ? [] : [...say(words.portal), `  ${view.page}`]),
    ...(view.numberComes ? withCommand(words.numberComes, shellLine(['report', 'add', NUMBER[language]]), screen) : []),
    ...(view.canAsk || view.rings || view.isOut ? [] : say(words.waysOut).map(paint.dim)),
  ];
}

/** What would be asked, and how to say it on the command line. */
export function questionLines({ columns, paint, language }: Screen): readonly string[] {
  const words = draftWords(language);
  return [
    ...wrap(words.askAbout, { columns }).map(paint.strong),
    ...wrap(words.whyAsk, { columns }),
    paint.typed(`  ${shellLine(['report', 'draft', '--about', '...'])}`),
  ];
}
