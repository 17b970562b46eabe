import { staleNotices } from '../campus/stale.ts';
import { NO_INCIDENTS } from '../feeds/incidents.ts';
import { lookForIncidents } from '../feeds/look.ts';
import type { Step } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import type { CampusSection, TriageSection } from '../reference/sections.ts';
import type { Notice, Session } from '../session.ts';
import { feedNotices } from '../wording/feed-notices.ts';
import { holidayNotices } from '../wording/holiday-notices.ts';
import { type Conversation, replayWords } from './state.ts';
import { outcomeLines, type TextOptions } from './text.ts';
import { facultyOf, type OutcomeView, viewOutcome } from './view.ts';
import { triageWords } from './words.ts';

/** Who asks, and on which facts: all that an answer is made from beside the conversation. */
export interface Asker {
  readonly data: { readonly triage: TriageSection; readonly campus: CampusSection };
  readonly session: Session;
  /** The moment the answer is about. */
  readonly atMs: number;
  /** That moment where `--at` chose it, ISO 8601; null otherwise. */
  readonly at: string | null;
  readonly explain: boolean;
  /** Whether the text was longer than what is read of it. */
  readonly truncated: boolean;
}

export type AtOutcome = Extract<Step, { kind: 'outcome' }>;

/** The outcome at its moment. Live notices are looked for where they can explain anything: now, and of a service. */
export async function viewOf(step: AtOutcome, { data, session, atMs, at }: Asker): Promise<OutcomeView> {
  const { service } = step.outcome;
  const incidents = service === null || at !== null ? NO_INCIDENTS : await lookForIncidents(session, data.campus);
  const ofService = {
    ...incidents,
    all: incidents.all.filter(({ services }) => service !== null && services.includes(service)),
  };
  return viewOutcome(data, step.outcome, step.trace, { atMs, nowMs: session.now.instantMs, incidents: ofService });
}

export function screenOf(
  conversation: Conversation,
  step: AtOutcome,
  view: OutcomeView,
  { data, session, atMs, at, explain }: Asker,
): readonly string[] {
  const textOptions: TextOptions = {
    screen: session.screen,
    atMs,
    nowMs: session.now.instantMs,
    momentShown: session.now.pretended || at !== null,
    pretended: session.now.pretended,
    machineOffsetMinutes: session.machineOffsetMinutes,
  };
  const text = {
    view,
    trace: step.trace,
    matches: conversation.wordsCount ? conversation.matches : [],
    faculty: facultyOf(data.triage, step.trace),
    replay: replayWords(conversation, step),
    carried: session.carried,
    explain,
  };
  return outcomeLines(text, data.triage, textOptions);
}

export function outcomeNotices({ desks, sources, incidents }: OutcomeView, asker: Asker): readonly Notice[] {
  const used = sources.map(({ source }) => source);
  return [
    ...cutNotices(asker),
    ...holidayNotices(desks),
    ...staleNotices(used, asker.session.now.instantMs),
    ...feedNotices(incidents, asker.session.now.instantMs),
  ];
}

export function cutNotices({ truncated }: Asker): readonly Notice[] {
  const message = { en: triageWords('en').cutText, nl: triageWords('nl').cutText };
  return truncated ? [{ code: 'truncated-input', about: null, message }] : [];
}

export function cutLines({ truncated, session }: Asker): readonly string[] {
  return truncated ? wrap(triageWords(session.language).cutText, { columns: session.screen.columns }) : [];
}
