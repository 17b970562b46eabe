import { hoursHints, PROGRAMME_OFFICE } from '../campus/desk-view.ts';
import { displayWidth, headline, labelled, labelsBefore, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import type { Text } from '../language.ts';
import { deskWithFirstChannel, firstWay } from '../wording/contact.ts';
import { stateText } from '../wording/hours.ts';
import { type MomentRemarks, momentText } from '../wording/moment.ts';
import { sourceLine, sourceLines } from '../wording/sources.ts';
import { tied, untied } from '../wording/unbroken.ts';
import { type CardOptions, cardRows, datedTexts, isEmergency, placeTexts, wayText } from './card.ts';
import type { DeskEntry, DesksQuestion, DesksView } from './view.ts';
import { desksWords } from './words.ts';

/** The screens of `desks`. Nothing is decided here but the layout. */

export interface TextOptions extends MomentRemarks {
  readonly screen: Screen;
  readonly university: Text;
  /** A faculty id, to show how `--faculty` is written. */
  readonly exampleFaculty: string;
  /** True when `--clock`, `LUSUPPORT_NOW` or `--at` chose the moment: it is then shown. */
  readonly momentShown: boolean;
  /** Whether the words were cut. */
  readonly truncated: boolean;
}

/** Longer than any command that a text of 4,096 characters makes, quoted or made visible. */
const LONGEST_COMMAND = 50_000;

/** More of what was typed is not repeated in a title. */
const LONGEST_QUERY = 40;

/** One desk: its card. More: a list, a line or two each. None: what else can be done. */
export function desksLines(question: DesksQuestion, view: DesksView, options: TextOptions): readonly string[] {
  const [first, ...others] = view.entries;
  const all = [...view.entries, ...view.closed, ...view.elsewhere];
  const lines =
    first !== undefined && others.length === 0 && all.length === 1
      ? cardLines(first, question, view, options)
      : listLines(question, view, options);
  const { screen, truncated } = options;
  const cut = truncated ? wrap(desksWords(screen.language).cutText, { columns: screen.columns }) : [];
  return untied([...lines, ...sourcesLines(view, screen), ...cut]);
}

function cardLines(
  entry: DeskEntry,
  question: DesksQuestion,
  view: DesksView,
  options: TextOptions,
): readonly string[] {
  const { screen } = options;
  const { language, columns, paint } = screen;
  const title = headline(tied(entry.desk.name[language]), momentOf(question, options), columns);
  const cardOptions: CardOptions = {
    atMs: question.atMs,
    nowMs: question.nowMs,
    facultyRemembered: question.faculty === null && entry.faculty === question.remembered,
    sources: view.sources,
    language,
    repeatLabels: labelsBefore(screen),
  };
  const rows = cardRows(entry, cardOptions).map(({ label, text }) => ({ label, text: tied(text) }));
  const dated = datedTexts(entry, cardOptions);
  return [
    ...title.map(paint.strong),
    ...labelled(rows, { columns, indent: 2, plain: labelsBefore(screen) }),
    ...(dated.length === 0 ? [] : wrap(desksWords(language).checkFirst, { columns })),
    ...dated.flatMap((text) => wrap(tied(text), { columns, indent: 2, hanging: 4 })),
    ...nextStep(entry, question, view, options),
  ];
}

function listLines(question: DesksQuestion, view: DesksView, options: TextOptions): readonly string[] {
  const { screen } = options;
  const { language, columns, paint } = screen;
  const words = desksWords(language);
  const known = view.entries.filter(({ desk }) => !question.open || desk.state.openNow === true || isEmergency(desk));
  const unknown = view.entries.filter((entry) => !known.includes(entry));
  const brief = question.query === null && !question.open;
  const shown = brief ? known.filter(({ comesFirst }) => comesFirst) : known;
  const named = known.filter((entry) => !shown.includes(entry)).map(({ desk }) => desk.name[language]);
  const elsewhere = view.elsewhere.map(({ desk }) => desk.name[language]);
  return [
    ...headline(titleOf(question, view, options), momentOf(question, options), columns).map(paint.strong),
    ...shown.flatMap((entry) => [...entryLines(entry, question, screen), ...placesIn(entry, question, view, screen)]),
    ...(named.length === 0 ? [] : wrap(words.more(named.join(', ')), { columns })),
    ...(unknown.length === 0 ? [] : wrap(words.unknownHours, { columns })),
    ...unknown.flatMap(({ desk }) => {
      const state = desk.state.holiday === null ? '' : `: ${stateText(desk.state, question, language)}`;
      return wrap(tied(deskWithFirstChannel(desk, language)) + state, { columns, indent: 2, hanging: 4 });
    }),
    ...(view.closed.length === 0 ? [] : wrap(words.closedOnes, { columns })),
    ...view.closed.flatMap(({ desk }) =>
      wrap(`${desk.name[language]}: ${stateText(desk.state, question, language)}`, { columns, indent: 2, hanging: 4 }),
    ),
    ...(elsewhere.length === 0 ? [] : wrap(words.elsewhere(elsewhere.join(', ')), { columns })),
    ...nextStep(null, question, view, options),
  ];
}

function titleOf(question: DesksQuestion, view: DesksView, { screen, university }: TextOptions): string {
  const { language } = screen;
  const words = desksWords(language);
  const query = question.query === null ? null : visible(question.query, LONGEST_QUERY);
  const city = question.city === null ? '' : ` ${words.inCity(words.city[question.city])}`;
  if (view.entries.length === 0 && view.closed.length > 0) return words.noneOpen;
  if (view.entries.length === 0 && view.elsewhere.length > 0) return words.noneHere;
  if (view.entries.length === 0 && query !== null) return words.nothingFits(query);
  const open = question.open ? `, ${question.atMs === question.nowMs ? words.openNow : words.openThen}` : '';
  return (query === null ? words.titleAll(university[language]) : words.titleFor(query)) + city + open;
}

/** Name and first way with the state at the edge, and what it is for below. */
function entryLines({ desk }: DeskEntry, question: DesksQuestion, screen: Screen): readonly string[] {
  const { language, columns, plain, paint } = screen;
  const words = desksWords(language);
  const said = stateText(desk.state, question, language);
  const unknown = hoursHints(desk).length === 0 ? words.hoursNotKnown : words.hoursNotSure;
  const state = desk.state.openNow === null && desk.state.holiday === null ? unknown : said;
  const name = desk.name[language];
  const way = firstWay(desk, language);
  const handles = desk.handles[language];
  if (plain) {
    const rows = [
      { label: words.forWhat, text: handles },
      ...(isEmergency(desk) ? [] : [{ label: words.hours, text: said }]),
    ];
    return [
      ...wrap(deskWithFirstChannel(desk, language), { columns }),
      ...labelled(rows, { columns, indent: 2, plain }),
    ];
  }
  if (isEmergency(desk)) return wrap(`${name}: ${handles}`, { columns, hanging: 2 });
  const below = (text: string): readonly string[] => wrap(text, { columns, indent: 2 }).map(paint.dim);
  const wide = headline(tied(deskWithFirstChannel(desk, language)), state, columns);
  if (way === null || wide.length === 1) return [...wide, ...below(handles)];
  return [...headline(name, state, columns), ...below(tied(way)), ...below(handles)];
}

/** Where the desk is: in the city that was asked for, or where the words said. */
function placesIn(
  { desk, matched }: DeskEntry,
  { city }: DesksQuestion,
  { sources }: DesksView,
  screen: Screen,
): readonly string[] {
  const { language, columns, paint } = screen;
  const places = city === null ? (matched ?? []) : desk.places.filter((place) => place.city === city);
  const visits =
    matched?.length === 0 ? desk.channels.filter(({ kind, value }) => kind === 'visit' && value !== null) : [];
  return [...placeTexts(places, { sources, language }), ...visits.map((visit) => wayText(visit, language))]
    .map(tied)
    .flatMap((text) => wrap(text, { columns, indent: 2, hanging: 4 }))
    .map(paint.dim);
}

/** The moment is shown where it was chosen. */
function momentOf({ atMs }: DesksQuestion, options: TextOptions): string {
  return options.momentShown ? momentText(atMs, options, options.screen.language) : '';
}

/** Every answer ends in one thing to do. */
function nextStep(
  card: DeskEntry | null,
  question: DesksQuestion,
  view: DesksView,
  { screen, exampleFaculty }: TextOptions,
): readonly string[] {
  const { language, columns, plain, paint } = screen;
  const words = desksWords(language);
  const step = (text: string, command: readonly string[]): readonly string[] => {
    const typed = `  ${visible(shellLine(command), LONGEST_COMMAND)}`;
    const fits = displayWidth(text + typed) <= columns && !plain;
    return fits ? [text + paint.typed(typed)] : [...wrap(text, { columns }), paint.typed(typed)];
  };
  if (card !== null && isEmergency(card.desk)) return wrap(words.inDanger, { columns });
  if (card?.desk.id === PROGRAMME_OFFICE && card.faculty === null) {
    return step(words.askFaculty, ['desks', '--faculty', exampleFaculty]);
  }
  if (view.matchedBy === 'task' && question.query !== null) return step(words.goOn, ['triage', question.query]);
  if (card !== null) return step(words.goOnSmall, ['triage']);
  const listed = [...view.entries, ...view.closed, ...view.elsewhere];
  const example = listed.find(({ desk }) => !isEmergency(desk)) ?? listed[0];
  return example === undefined ? step(words.allDesks, ['desks']) : step(words.oneDesk, ['desks', example.desk.id]);
}

function sourcesLines({ sources }: DesksView, screen: Screen): readonly string[] {
  const { language, columns, paint } = screen;
  const lines = screen.sources ? sourceLines(sources, screen) : wrap(sourceLine(sources, language), { columns });
  return sources.length === 0 ? [] : lines.map(paint.dim);
}
