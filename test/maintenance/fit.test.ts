import { describe, expect, test } from '@jest/globals';
import { fitting, type Pieces } from '../../src/maintenance/fit.ts';
import type { NotedRow, RowLines } from '../../src/maintenance/rows.ts';

/** `uSis` is a row as we read the rule, `ICT?` one with a doubt beside it, `?ICT` the other reading itself. */
function rowOf(name: string, kind: NotedRow['kind']): RowLines {
  const note = name.includes('?') ? { short: name, plain: name } : null;
  const occurrence = { id: name, schedule: name, services: [], startMs: 0, endMs: 1, impact: 'may-be-slow-or-down' };
  const row = { kind, occurrence, note, otherReading: name.startsWith('?') } as const;
  return { row: row as NotedRow, lines: [name] };
}

function screen(parts: Partial<Pieces>): Pieces {
  return {
    head: ['head'],
    rows: [],
    around: [],
    source: ['source'],
    elsewhere: ['else', 'where'],
    elsewhereShort: ['short'],
    why: [],
    action: ['action'],
    ...parts,
  };
}

function lines({ head, rows, around, source, elsewhere, why, action }: Pieces): string {
  return [head, rows.flatMap((row) => row.lines), around, source, elsewhere, why, action].flat().join(' ');
}

const planned = (...names: string[]): readonly RowLines[] => names.map((name) => rowOf(name, 'planned'));

describe('what goes first where space is short', () => {
  test.each([
    ['nothing where all fits', screen({ rows: planned('a', 'b', 'c') }), 'head a b c source else where action'],
    ['the furthest row', screen({ rows: planned('a', 'b', 'c', 'd') }), 'head a b c source else where action'],
    ['never a doubt', screen({ rows: planned('a', 'b', '?c', 'd', 'e') }), 'head a b ?c source else where action'],
    [
      'words of the footer before a gap in the list',
      screen({ rows: planned('a', 'b', 'c', '?d') }),
      'head a b c ?d source short action',
    ],
    [
      'a gap where there is no other way',
      screen({ rows: planned('a', 'b', 'c', 'd', '?e', 'f') }),
      'head a b c ?e source short action',
    ],
    [
      'never the nearest, also after a doubt',
      screen({ head: ['he', 'ad'], rows: planned('?a', 'b', 'c') }),
      'he ad ?a b source else where action',
    ],
    [
      'then words of the footer',
      screen({ head: ['he', 'ad'], around: ['around'], rows: planned('?a', 'b', 'c') }),
      'he ad ?a b around source short action',
    ],
    [
      'then the time around the plan',
      screen({ head: ['he', 'ad'], around: ['around'], why: ['why'], rows: planned('?a', 'b') }),
      'he ad ?a b source short why action',
    ],
    [
      'then what comes after work that runs',
      screen({ head: ['he', 'ad'], why: ['why'], rows: [rowOf('now', 'active'), ...planned('?a', 'b')] }),
      'he ad now ?a source short why action',
    ],
    [
      'then what comes after work that hits the plan',
      screen({ head: ['he', 'ad'], why: ['why'], rows: [rowOf('hit', 'hit'), rowOf('?hit', 'hit'), ...planned('a')] }),
      'he ad hit ?hit source short why action',
    ],
    [
      'but not after the other reading of a plan without work',
      screen({ head: ['he', 'ad'], why: ['why'], rows: [rowOf('?hit', 'hit'), rowOf('?i', 'hit'), ...planned('a')] }),
      'he ad ?hit ?i a source short action',
    ],
    [
      'at last the reason of a doubt',
      screen({ head: ['he', 'ad'], why: ['why'], rows: planned('?a', '?b', 'c') }),
      'he ad ?a ?b c source short action',
    ],
  ])('%s', (_, pieces, expected) => {
    expect(lines(fitting(pieces, 8))).toBe(expected);
  });

  test('what cannot be left out stays, though it is too long', () => {
    const rows = ['a?', 'b?', 'c?', 'd?'].map((name) => rowOf(name, 'hit'));
    const pieces = screen({ rows, head: ['he', 'ad'], why: ['why'] });
    expect(lines(fitting(pieces, 8))).toBe('he ad a? b? c? d? source short action');
  });
});
