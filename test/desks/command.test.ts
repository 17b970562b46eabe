import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { resultSchema } from '../../src/desks/result-schema.ts';
import { UsageError } from '../../src/errors.ts';
import { LANGUAGES } from '../../src/language.ts';
import type { TriageSection } from '../../src/reference/sections.ts';
import type { Closure, Desk } from '../../src/reference/triage-data.ts';
import { triageSection } from '../helpers/triage.ts';
import { type Ask, ask } from './ask.ts';

/** Monday 23 November 2026, 12:00 on campus. */
const MONDAY_NOON = Date.UTC(2026, 10, 23, 11, 0);

function withDesk(id: string, parts: Partial<Desk>): TriageSection {
  const section = triageSection();
  return { ...section, desks: section.desks.map((desk) => (desk.id === id ? { ...desk, ...parts } : desk)) };
}

const closed = (from: string, to: string): Closure => ({
  from,
  to,
  reason: { en: 'moving', nl: 'verhuizing' },
  sources: ['page-a'],
});

const idsOf = async (parts: Ask): Promise<readonly string[]> => (await ask(parts)).result.desks.map(({ id }) => id);

describe('JSON', () => {
  test.each<[string, Ask]>([
    ['all', {}],
    ['a name', { words: 'library' }],
    ['a task', { words: 'printer is broken' }],
    ['a place and a city', { words: 'plexus', options: { city: 'the-hague' } }],
    ['a faculty', { options: { faculty: 'law', open: true } }],
    ['nothing', { words: 'nonsense that fits nothing' }],
    ['a closure', { triage: withDesk('issc', { closures: [closed('2026-11-22', '2026-11-22')] }) }],
  ])('%s has the published shape, and is the same in both languages', async (_name, parts) => {
    const [en, nl] = await Promise.all(LANGUAGES.map((language) => ask({ ...parts, language })));
    const worded = new Set(['text', 'title', 'where']);
    const bare = (result: unknown) =>
      JSON.stringify(result, (key, value) => (worded.has(key) && typeof value === 'string' ? '…' : value));
    expect(v.safeParse(resultSchema, en?.result).issues).toBeUndefined();
    expect(bare(nl?.result)).toBe(bare(en?.result));
  });

  test('the library, whole', async () => {
    const { result } = await ask({ words: 'library' });
    expect(result).toMatchObject({ at: '2026-11-22T11:24:00+01:00', query: 'library', matchedBy: 'name', matches: [] });
    expect(result.desks[0]).toMatchObject({
      id: 'library',
      openNow: true,
      nextOpening: '2026-11-23T08:30:00+01:00',
      hours: [
        { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:30', closes: '24:00' },
        { days: ['sat', 'sun'], opens: '10:00', closes: '23:00' },
      ],
      city: 'leiden',
      faculty: null,
      handsOverTo: ['issc'],
      bring: ['account-name', 'error-screenshot'],
    });
    expect(result.sources[0]).toMatchObject({ id: 'page-a', statedOn: '2021/2023', age: 'hint' });
  });

  test('without words every desk is there, those that come second too', async () => {
    expect(await idsOf({})).toEqual(triageSection().desks.map(({ id }) => id));
  });
});

describe('hours', () => {
  test('unknown is unknown, and null in JSON', async () => {
    const { result, lines } = await ask({ words: 'issc' });
    expect(result.desks[0]).toMatchObject({ openNow: null, nextOpening: null, hours: null });
    expect(lines().join('\n')).toContain('by phone 8:30-17:30, days unknown (page of 22 Jan 2015)');
    expect(lines().join('\n')).not.toMatch(/closed/);
  });

  test('hours of one old page are a hint: never judged', async () => {
    const { result } = await ask({ options: { faculty: 'law' }, nowMs: Date.UTC(2026, 10, 23, 10, 0) });
    expect(result.desks[0]).toMatchObject({
      openNow: null,
      hours: null,
      places: [{ dated: true, hours: [{ opens: '10:00', closes: '12:30' }] }],
    });
  });

  test('closed on a day of closing although the hours say open, with the reason', async () => {
    const triage = withDesk('library', { closures: [closed('2026-11-23', '2026-11-24')] });
    const answer = await ask({ words: 'library', triage, nowMs: MONDAY_NOON });
    expect(answer.result.desks[0]).toMatchObject({
      openNow: false,
      nextOpening: '2026-11-25T08:30:00+01:00',
      closures: [{ from: '2026-11-23', to: '2026-11-24', text: 'moving' }],
    });
    expect(answer.lines().join('\n')).toContain('closed now (moving), opens Wed 08:30');
  });

  test('a desk with unknown hours is closed on a day of closing', async () => {
    const triage = withDesk('issc', { closures: [closed('2026-11-23', '2026-11-23')] });
    const answer = await ask({ words: 'issc', triage, nowMs: MONDAY_NOON });
    expect(answer.result.desks[0]).toMatchObject({ openNow: false, nextOpening: null, hours: null });
    expect(answer.lines().join('\n')).toContain('closed now (moving)');
  });

  test('a night that runs past midnight', async () => {
    const triage = withDesk('library', { hours: [{ days: ['fri'], opens: '20:00', closes: '02:00' }] });
    const { result } = await ask({ words: 'library', triage, options: { at: '2026-11-28 01:00' } });
    expect(result.desks[0]).toMatchObject({ openNow: true, nextOpening: '2026-12-04T20:00:00+01:00' });
  });
});

describe('--open', () => {
  test('open ones first, then unknown ones; no closed one', async () => {
    const { result } = await ask({ options: { open: true } });
    expect(result.desks.map(({ openNow }) => openNow)).toEqual([true, ...Array(result.desks.length - 1).fill(null)]);
    expect(result.desks).toHaveLength(triageSection().desks.length);
  });

  test('what is closed is told on the screen, not dropped', async () => {
    const answer = await ask({ options: { open: true, at: '2026-11-23 03:00' } });
    expect(answer.result.desks.map(({ id }) => id)).not.toContain('library');
    expect(answer.lines()).toContain('  University Library: closed then, opens 08:30');
  });

  test('unknown hours stand under a heading that says so', async () => {
    const lines = (await ask({ options: { open: true } })).lines();
    expect(lines.indexOf('  ISSC Helpdesk, 071 - 527 8888')).toBeGreaterThan(
      lines.indexOf('Hours not known to us, or not sure:'),
    );
  });
});

describe('--city', () => {
  test('no desk of the other city, but those of both or of none', async () => {
    const { result } = await ask({ options: { city: 'leiden' } });
    expect(new Set(result.desks.map(({ city }) => city))).toEqual(new Set(['leiden', null]));
  });

  test('a desk with a place there is told with that place, and without the hours of the other city', async () => {
    const { result } = await ask({ options: { city: 'the-hague' } });
    expect(new Set(result.desks.map(({ city }) => city))).toEqual(new Set(['the-hague', null]));
    const library = result.desks.find(({ id }) => id === 'library');
    expect(library).toMatchObject({ openNow: null, hours: null, places: [{ id: 'library-wijnhaven' }] });
    expect(library?.channels.map(({ value }) => value)).not.toContain('Witte Singel 27, 2311 BG Leiden');
  });

  test('what is left out is named', async () => {
    const lines = (await ask({ words: 'fenestra', options: { city: 'the-hague' } })).lines().join('\n');
    expect(lines).toContain('None of these is in that city.');
    expect(lines).toContain('In the other city only, as far as we know: Fenestra Disability Centre.');
  });
});

describe('--faculty', () => {
  test('is the administration of that faculty', async () => {
    const { result } = await ask({ options: { faculty: 'law' } });
    expect(result.desks).toHaveLength(1);
    expect(result.desks[0]).toMatchObject({ id: 'programme-office', faculty: 'law', city: 'leiden' });
    expect(result.desks[0]?.channels).toEqual([
      { kind: 'email', value: 'oic@law.leidenuniv.nl', dial: null, where: null },
    ]);
  });

  test('beside words it tells which administration is meant', async () => {
    const { result } = await ask({ words: 'my grade is missing', options: { faculty: 'science' } });
    expect(result.desks[0]).toMatchObject({ id: 'programme-office', faculty: 'science' });
  });

  test('the remembered one is used, said, and gives way to one that is named', async () => {
    const remembered = await ask({ words: 'programme office', faculty: 'law' });
    expect(remembered.result.desks[0]?.faculty).toBe('law');
    expect(remembered.lines().join('\n')).toContain('Law (remembered)');
    const named = await ask({ words: 'programme office', faculty: 'law', options: { faculty: 'science' } });
    expect(named.result.desks[0]?.faculty).toBe('science');
    expect(named.lines().join('\n')).not.toContain('(remembered)');
  });

  test.each([
    ['Law', 'law'],
    ['rechten', 'law'],
    ['Rechtsgeleerdheid', 'law'],
    ['FGGA', 'governance-and-global-affairs'],
    ['governance and global affairs', 'governance-and-global-affairs'],
    ['geneeskunde', 'medicine-lumc'],
    ['Wiskunde en natuurwetenschappen', 'science'],
  ])('%s is %s', async (typed, id) => {
    expect((await ask({ options: { faculty: typed } })).result.faculty).toBe(id);
  });

  test.each(['', '-', '(also LUC)'])('“%s” is no faculty', async (typed) => {
    await expect(ask({ options: { faculty: typed } })).rejects.toThrow(UsageError);
  });

  test('an unknown one is refused with what would be right', async () => {
    const refused = ask({ options: { faculty: 'lwa' } });
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toMatchObject({
      code: 'unknown-faculty',
      hint: { en: expect.stringContaining('Did you mean law?') },
    });
  });

  test('a remembered faculty that no longer exists is no faculty', async () => {
    expect((await ask({ words: 'programme office', faculty: 'gone' })).result.faculty).toBeNull();
  });
});

describe('what to have ready', () => {
  test('by task only what the matched problem needs, not all that the desk ever asks', async () => {
    const asked = async (words: string) => (await ask({ words })).result.desks.map(({ id, bring }) => [id, bring]);
    expect(await asked('printer is broken')).toEqual([['ufb', ['printer-number']]]);
    expect(await asked('ufb')).toEqual([['ufb', ['building', 'account-name', 'printer-number']]]);
  });
});

test('--open at another moment: open then, in the title as well', async () => {
  const then = await ask({ options: { open: true, at: '2026-11-29 12:00' } });
  expect(then.lines()[0]).toMatch(/^Desks of Leiden University, open then /);
  expect(then.lines().join('\n')).toContain('open then, until 23:00');
  const now = await ask({ options: { open: true }, pretended: true });
  expect(now.lines()[0]).toMatch(/, open at this moment\b/);
});

test('a desk with a place in the city that was typed is told without the hours of the other city', async () => {
  const { result } = await ask({ words: 'the hague' });
  expect(result.desks.find(({ id }) => id === 'library')).toMatchObject({ openNow: null, hours: null });
});

test('a list by place says which place of a desk it was', async () => {
  const lines = (await ask({ words: 'lipsius' })).lines();
  expect(lines[1]).toMatch(/^ISSC Helpdesk/);
  expect(lines.slice(2, 4).join('\n')).toContain('  local helpdesk Lipsius: the Lipsius building');
});

describe('words', () => {
  test('by task the command that goes on keeps the words as typed', async () => {
    const lines = (await ask({ words: 'printer is broken' })).lines();
    expect(lines.some((line) => line.endsWith('lusupport triage "printer is broken"'))).toBe(true);
  });

  test('signs that a terminal acts on are made visible', async () => {
    const text = (await ask({ words: 'printer \u001b[2J broken' })).lines().join('\n');
    expect(text).not.toContain('\u001b');
  });

  test('a very long text is cut, and that is said', async () => {
    const answer = await ask({ words: 'printer '.repeat(2000) });
    expect(answer.notices[0]).toMatchObject({ code: 'truncated-input' });
    expect(answer.lines().at(-1)).toContain('4,096');
  });
});

test('a place that is typed beside a name is told alone, without the hours and address of the others', async () => {
  const { result, lines } = await ask({ words: 'library wijnhaven' });
  expect(result).toMatchObject({ matchedBy: 'name', desks: [{ id: 'library', openNow: null, nextOpening: null }] });
  const screen = lines().join('\n');
  expect(screen).toContain('Wijnhaven');
  expect(screen).not.toMatch(/Witte Singel|Walaeus|24:00/);
});

test('of a desk in many places only the one that was typed is told', async () => {
  const screen = (await ask({ words: 'gorlaeus' })).lines().join('\n');
  expect(screen).toContain('Gorlaeus');
  expect(screen).not.toContain('Lipsius');
});

test('half of the words is not enough: a travel card is not an LU-Card', async () => {
  const { result } = await ask({ words: 'ov-kaart', language: 'nl' });
  expect(result).toMatchObject({ matchedBy: null, desks: [] });
});
