import type { Channel, Topic } from '../reference/triage-data.ts';
import type { OutcomeView } from './view.ts';

/** What can be done with an outcome on a terminal. */
export type MenuAction =
  | { readonly kind: 'done' }
  /** The second problem that the words told. */
  | { readonly kind: 'also'; readonly topic: Topic }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string }
  /** `content` is what the code holds, `text` what it is for people. */
  | { readonly kind: 'code'; readonly content: string; readonly text: string }
  | { readonly kind: 'keep-number'; readonly desk: string }
  | { readonly kind: 'draft' }
  | { readonly kind: 'exam-check'; readonly profile: string }
  | { readonly kind: 'maintenance'; readonly service: string }
  | { readonly kind: 'change' };

/** The name of an action in its list. */
export function idOf(action: MenuAction): string {
  return action.kind === 'code' ? action.content : action.kind;
}

/** A list has at most nine numbers; codes are what gives way. */
const MOST_ENTRIES = 9;
const MOST_CODES = 2;

/** What a phone makes of a channel when it scans it: dials, writes, or shows where it is. */
function codeOf({ kind, value, dial }: Channel): readonly MenuAction[] {
  if (value === null) return [];
  if (kind === 'phone') return dial === null ? [] : [{ kind: 'code', content: `tel:${dial}`, text: value }];
  if (kind === 'email') return [{ kind: 'code', content: `mailto:${value}`, text: value }];
  return kind === 'visit' ? [{ kind: 'code', content: value, text: value }] : [];
}

/**
 * What makes sense for an outcome, in the order of the list; "done" first, so that Enter alone does nothing.
 *
 * In danger there is nothing to copy or scan, and where it cannot wait nothing to check first.
 *
 * @param also the second problem that the words told, or null
 * @param canShowCode false for screen readers and where the terminal has no block characters
 */
export function menuActions(
  { outcome, desks }: OutcomeView,
  also: Topic | null,
  canShowCode: boolean,
): readonly MenuAction[] {
  const channels = outcome.kind === 'emergency' ? [] : desks.flatMap((desk) => desk.channels);
  const page = channels.find(({ value }) => value?.startsWith('https://'))?.value;
  const contact = channels.find(({ kind, value }) => value !== null && kind !== 'web' && kind !== 'form')?.value;
  const [first] = desks;
  const mayWait = outcome.urgency !== 'now';
  const before: readonly MenuAction[] = [
    { kind: 'done' },
    ...(also === null ? [] : [{ kind: 'also', topic: also } as const]),
    ...(page ? [{ kind: 'open', url: page } as const] : []),
    ...(contact ? [{ kind: 'copy', text: contact } as const] : []),
  ];
  const after: readonly MenuAction[] = [
    ...(outcome.kind === 'emergency' ? [] : [{ kind: 'draft' } as const]),
    ...(outcome.reportNumber && first !== undefined ? [{ kind: 'keep-number', desk: first.id } as const] : []),
    ...(outcome.examProfile !== null && mayWait ? [{ kind: 'exam-check', profile: outcome.examProfile } as const] : []),
    ...(outcome.service !== null && mayWait ? [{ kind: 'maintenance', service: outcome.service } as const] : []),
    { kind: 'change' },
  ];
  const room = Math.min(MOST_CODES, MOST_ENTRIES - before.length - after.length);
  const codes = canShowCode ? channels.flatMap(codeOf).slice(0, Math.max(0, room)) : [];
  return [...before, ...codes, ...after];
}
