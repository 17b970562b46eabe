import { describe, expect, test } from '@jest/globals';
import type { Topic } from '../../src/reference/triage-data.ts';
import { idOf, menuActions } from '../../src/triage/menu-entries.ts';
import { viewOutcome } from '../../src/triage/view.ts';
import { campusSection } from '../helpers/campus.ts';
import { triageSection } from '../helpers/triage.ts';

const data = { triage: triageSection(), campus: campusSection() };
const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);

function actionsAt(id: string, canShowCode = true, also: Topic | null = null) {
  const outcome = data.triage.outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`no outcome ${id}`);
  return menuActions(viewOutcome(data, outcome, [], { atMs: SUNDAY, nowMs: SUNDAY }), also, canShowCode);
}

describe('what can be done with an outcome', () => {
  test.each([
    ['danger-now', 'done change'],
    ['password', 'done open copy tel:+31715278888 draft maintenance change'],
    ['usis-fails', 'done open copy tel:+31715278888 draft keep-number maintenance change'],
    ['printer-broken', 'done draft keep-number change'],
    ['card-lost', 'done open copy tel:+31715272727 mailto:lu-card@leidenuniv.nl draft change'],
    ['exam-running', 'done open copy tel:+31715278888 draft keep-number change'],
    ['proctorio', 'done open copy tel:+31715278888 draft keep-number exam-check change'],
    [
      'exam-identification',
      'done copy tel:+31715278011 Kaiserstraat 25, 2311 GN Leiden draft exam-check maintenance change',
    ],
  ])('%s: %s', (id, expected) => {
    expect(actionsAt(id).map(idOf).join(' ')).toBe(expected);
  });

  test('a second problem of the words comes next after "done", and leaves room for one code less', () => {
    const also = data.triage.topics[1] ?? null;
    expect(actionsAt('printer-broken', true, also).map(idOf)).toEqual([
      'done',
      'also',
      'draft',
      'keep-number',
      'change',
    ]);
    for (const { id } of data.triage.outcomes) {
      expect([id, actionsAt(id, true, also).length <= 9]).toEqual([id, true]);
    }
  });

  test('no codes for a screen reader', () => {
    expect(actionsAt('card-lost', false).map(idOf)).toEqual(['done', 'open', 'copy', 'draft', 'change']);
  });

  test('every outcome has at most nine, each once, "done" first and "change" last', () => {
    for (const { id } of data.triage.outcomes) {
      const actions = actionsAt(id).map(idOf);
      expect([id, actions.length <= 9]).toEqual([id, true]);
      expect([id, new Set(actions).size]).toEqual([id, actions.length]);
      expect([id, actions[0], actions.at(-1)]).toEqual([id, 'done', 'change']);
    }
  });

  test('only https pages are opened', () => {
    for (const { id } of data.triage.outcomes) {
      for (const action of actionsAt(id)) {
        if (action.kind === 'open') expect(new URL(action.url).protocol).toBe('https:');
      }
    }
  });
});
