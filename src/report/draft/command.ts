import type { CommandInput, OptionValues } from '../../command.ts';
import { EXIT, type ExitCode } from '../../errors.ts';
import { machineIdentity } from '../../io/identity.ts';
import { reportsOf } from '../../ledger/reports.ts';
import type { TriageSection } from '../../reference/sections.ts';
import type { Answer, Notice, Session } from '../../session.ts';
import type { Ledger } from '../ledger.ts';
import { textOf } from '../ledger.ts';
import { readNumber } from '../number.ts';
import { resultWith } from '../result.ts';
import type { ReportResult } from '../result-schema.ts';
import { type DraftContent, draftParagraphs } from './compose.ts';
import { readKept } from './kept.ts';
import { type ReadFacts, readMachineFacts } from './machine-facts.ts';
import { createMasker, type Masker, maskedIn } from './masker.ts';
import { type DraftParts, settledText, TEXT_PARTS, visibleParts } from './parts.ts';
import { draftLines, questionLines } from './text.ts';
import { chosenTexts, type DraftTarget, pageOf, targetOf, topicTextOf } from './view.ts';
import { refuseOut, takeWays, type Ways } from './ways.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { draftWords } from './words.ts';

/** All that a draft needs, whoever asks for it. */
export interface Drafting {
  readonly session: Session;
  readonly triage: TriageSection;
  readonly masker: Masker;
  readonly facts: ReadFacts | null;
  /** The state folder, which holds the draft while it is written. */
  readonly folder: string | null;
}

/** A draft that is ready to be shown. */
export interface Draft {
  readonly content: DraftContent;
  readonly target: DraftTarget;
  readonly paragraphs: readonly string[];
}

/** `lusupport report draft`: a message for the helpdesk, with nothing personal in it. Nothing is sent. */
export async function draft({ options }: CommandInput, ledger: Ledger, session: Session): Promise<Answer> {
  await refuseOut(options);
  const triage = await session.reference.triage();
  const folder = session.settings.folders?.state ?? null;
  const kept = readKept(folder);
  const answers = listOf(options, 'answer');
  const number = options['number'] === undefined ? null : readNumber(textOf(options, 'number'));
  const masker = createMasker({
    identity: machineIdentity(session.env),
    spared: [...(await sparedTexts(ledger, triage)), ...(number === null ? [] : [number])],
    before: kept === null ? [] : TEXT_PARTS.map((part) => kept[part] ?? ''),
  });
  const typed: DraftParts = {
    answers,
    about: settled(options, 'about', masker),
    tried: settled(options, 'tried', masker),
    since: settled(options, 'since', masker),
    number,
  };
  const faculty = session.settings.values().faculty ?? null;
  const target = targetOf(triage, answers, faculty, session.now.instantMs);
  const facts =
    options['facts'] === undefined ? null : await readMachineFacts(textOf(options, 'facts'), isAboutExam(target));
  const drafting: Drafting = { session, triage, masker, facts, folder };
  if (session.prompter.canAsk) {
    const { draftAsking } = await import('./on-terminal.ts');
    return draftAsking(typed, kept, options, drafting);
  }
  const parts = options['new'] !== true && goesOn(typed, kept) ? merged(typed, kept) : typed;
  if (isEmpty(parts)) return openQuestion(session);
  const made = makeDraft(parts, drafting);
  return finished(made, await takeWays(made, options, session), drafting);
}

/** Whether what was typed belongs to the draft that was kept: nothing of its own, or the same answers. */
export function goesOn(typed: DraftParts, kept: DraftParts | null): kept is DraftParts {
  if (kept === null) return false;
  return isEmpty(typed) || (typed.answers.length > 0 && typed.answers.join() === kept.answers.join());
}

/** What was typed now stands before what was kept. */
export function merged(typed: DraftParts, kept: DraftParts): DraftParts {
  return {
    answers: kept.answers,
    about: typed.about ?? kept.about,
    tried: typed.tried ?? kept.tried,
    since: typed.since ?? kept.since,
    number: typed.number ?? kept.number,
  };
}

export function isEmpty(parts: DraftParts): boolean {
  return parts.answers.length === 0 && TEXT_PARTS.every((part) => (parts[part] ?? '') === '');
}

export function makeDraft(
  given: DraftParts,
  { session, triage, facts }: Pick<Drafting, 'session' | 'triage' | 'facts'>,
): Draft {
  const { language, now, settings } = session;
  const parts = visibleParts(given);
  const target = targetOf(triage, parts.answers, settings.values().faculty ?? null, now.instantMs);
  const bring = target.outcome?.bring ?? [];
  const content: DraftContent = {
    parts,
    topic: topicTextOf(triage, target, language),
    chosen: chosenTexts(triage, target, language),
    toAdd: triage.bring
      .filter(({ id }) => bring.includes(id))
      .map(({ name }) => capital(draftWords(language).mine(name[language]))),
    machine: facts?.facts ?? null,
    nowMs: now.instantMs,
  };
  return { content, target, paragraphs: draftParagraphs(content, language) };
}

/** The answer of a run without a terminal, and what a conversation leaves in the end. */
export function finished(draft: Draft, ways: Ways, drafting: Drafting, lines?: () => readonly string[]): Answer {
  const { session, facts } = drafting;
  const { target, paragraphs } = draft;
  const exitCode: ExitCode = ways.lost ? EXIT.notSaved : EXIT.ok;
  const result: ReportResult = resultWith({
    action: 'draft',
    path: null,
    saved: ways.file === null && !ways.lost ? null : !ways.lost,
    text: paragraphs.join('\n'),
    draft: {
      answers: Object.fromEntries(target.trace.map(({ question, option }) => [question, option])),
      outcome: target.outcome?.id ?? null,
      desk: target.desk?.id ?? null,
      masked: maskedIn(paragraphs).map((one) => ({ ...one })),
      leftOut: [...(facts?.leftOut ?? [])],
      toAdd: [...(target.outcome?.bring ?? [])],
      file: ways.file,
      copied: ways.copied,
      mailto: ways.mailto,
      page: pageOf(target),
    },
  });
  const lost: Notice = { code: 'not-saved', about: null, message: { en: en.notSaved, nl: nl.notSaved } };
  return {
    exitCode,
    result,
    notices: ways.lost ? [lost] : [],
    lines:
      lines ??
      (() => [
        ...shownLines(draft, drafting, ways.file !== null || ways.copied !== null || ways.mailto !== null),
        ...ways.lines(session),
      ]),
  };
}

/** @param isOut whether it went out already by a way that was typed */
export function shownLines(
  { content, target, paragraphs }: Draft,
  { session, facts }: Drafting,
  isOut = false,
): readonly string[] {
  const view = {
    paragraphs,
    masked: maskedIn(paragraphs),
    leftOut: facts?.leftOut ?? [],
    fillIn: content.toAdd.length > 0,
    desk: target.desk,
    page: pageOf(target),
    rings: target.outcome?.kind === 'emergency',
    isOut,
    numberComes: target.outcome?.reportNumber === true,
    pretended: session.now.pretended,
    canAsk: session.prompter.canAsk,
  };
  return draftLines(view, session.screen);
}

/** Off a terminal, and nothing was said: what would be asked (exit 4). */
function openQuestion(session: Session): Answer {
  const words = draftWords(session.language);
  const question = { id: 'about', text: words.askAbout, why: words.whyAsk, options: [] };
  return {
    exitCode: EXIT.answerNeeded,
    result: resultWith({ action: 'draft', path: null, question }),
    notices: [],
    lines: () => questionLines(session.screen),
  };
}

const isAboutExam = ({ outcome }: DraftTarget): boolean => outcome === null || outcome.examProfile !== null;

/** Report numbers that are kept here, and the ways to desks: what a draft may name. */
async function sparedTexts(ledger: Ledger, triage: TriageSection): Promise<readonly string[]> {
  const reading = await ledger.read();
  const numbers = reading.kind === 'records' ? reportsOf(reading.records).map(({ number }) => number) : [];
  const channels = triage.desks.flatMap((desk) => desk.channels);
  const ways = channels.flatMap(({ value, dial }) => [value, dial]).filter((way) => way !== null);
  return [...numbers.filter((number) => number.length > 3), ...ways];
}

function settled(options: OptionValues, name: string, masker: Masker): string | null {
  const value = options[name];
  return typeof value === 'string' ? settledText(value, masker) : null;
}

function listOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
