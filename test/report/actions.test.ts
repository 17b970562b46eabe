import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { OptionValues } from '../../src/command.ts';
import { UsageError } from '../../src/errors.ts';
import { plainScreen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import { run } from '../../src/report/command.ts';
import { resultSchema } from '../../src/report/result-schema.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageSection } from '../helpers/triage.ts';

/** What is done with a number after it was kept, on real files and the real facts. */

const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);
const DAY_MS = 86_400_000;

let folder: string;
let other: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-actions-'));
  other = mkdtempSync(join(tmpdir(), 'lusupport-other-'));
});
afterEach(() => {
  for (const one of [folder, other]) rmSync(one, { recursive: true, force: true });
});

interface Case {
  readonly language?: Language;
  readonly columns?: number;
  readonly nowMs?: number;
  readonly state?: string | null;
  readonly pretended?: boolean;
}

async function report(words: readonly string[], options: OptionValues = {}, given: Case = {}) {
  const { language = 'en', columns = 80, nowMs = SUNDAY, state = folder, pretended = false } = given;
  const session = fakeSession({
    language,
    screen: plainScreen(language, columns),
    now: { instantMs: nowMs, pretended },
    settings: {
      path: null,
      folders: { config: null, state, cache: null },
      values: () => ({}),
      notices: () => [],
      set: async () => false,
    },
    sections: { triage: triageSection() },
  });
  const answer = await run({ options, words }, session);
  return { ...answer, result: v.parse(resultSchema, answer.result) };
}

const refusal = async (words: readonly string[]): Promise<UsageError> => {
  const error = await report(words).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('not refused');
  return error;
};

const addBoth = async (): Promise<void> => {
  await report(['add', 'M2611 0042'], { about: 'printer in Lipsius', desk: 'issc' });
  await report(['add', '0042'], {}, { nowMs: SUNDAY + DAY_MS });
};

describe('show', () => {
  test('gives the sentence that quotes the number, and the days since', async () => {
    await addBoth();
    const { result, lines } = await report(['show', 'm2611-0042'], {}, { nowMs: SUNDAY + 9 * DAY_MS });
    expect(result.text).toBe(
      'My report number is M2611 0042. I have had it since Sun 22 Nov 2026. It is about: printer in Lipsius. Is there any news?',
    );
    expect(lines().join('\n')).toContain('(9 days ago)');
  });

  test('without a number: the newest that is open', async () => {
    await addBoth();
    expect((await report(['show'])).result.reports[0]?.number).toBe('0042');
    await report(['close', '0042']);
    expect((await report(['show'])).result.reports[0]?.number).toBe('M2611 0042');
  });

  test('nothing kept, an unknown number, one that means two', async () => {
    expect((await report(['show'])).lines()[0]).toContain('No report numbers are kept');
    expect((await refusal(['show', '7'])).hint?.en).toContain('report add');
    await addBoth();
    await report(['add', '00-42']);
    const { code, hint } = await refusal(['show', '00 42']);
    expect([code, hint?.en]).toEqual(['unknown-report', expect.stringContaining('00-42, 0042, M2611 0042')]);
    expect((await report(['show', '0042'])).result.reports[0]?.number).toBe('0042');
  });
});

describe('note and close', () => {
  test('are told in their order, and closing twice changes nothing', async () => {
    await addBoth();
    await report(['note', 'm26110042', 'they', 'call back'], {}, { nowMs: SUNDAY + DAY_MS });
    await report(['close', 'M2611 0042'], {}, { nowMs: SUNDAY + 2 * DAY_MS });
    const again = await report(['close', 'M2611 0042'], {}, { nowMs: SUNDAY + 3 * DAY_MS });
    expect(again.result.reports).toEqual([
      {
        number: 'M2611 0042',
        about: 'printer in Lipsius',
        desk: 'issc',
        keptAt: '2026-11-22T11:24:00+01:00',
        closedAt: '2026-11-24T11:24:00+01:00',
        notes: [{ text: 'they call back', at: '2026-11-23T11:24:00+01:00' }],
      },
    ]);
    expect(again.lines()).toEqual([
      'Closed already, on Tue 24 Nov 2026: M2611 0042',
      'Not solved after all? Then:',
      '  lusupport report close "M2611 0042" --undo',
    ]);
  });

  test('a report that is not done after all is opened again; the journal keeps both', async () => {
    await addBoth();
    const undo = (nowMs: number) => report(['close', '0042'], { undo: true }, { nowMs });
    expect((await undo(SUNDAY)).lines()).toEqual(['It is open: 0042']);
    await report(['close', '0042'], {}, { nowMs: SUNDAY + 2 * DAY_MS });
    const shown = (await report(['show', '0042'], {}, { nowMs: SUNDAY + 2 * DAY_MS })).lines();
    expect(shown.slice(-2)).toEqual(['Not solved after all? Then:', '  lusupport report close 0042 --undo']);
    const opened = await undo(SUNDAY + 3 * DAY_MS);
    expect(opened).toMatchObject({
      exitCode: 0,
      result: { action: 'close', saved: true, reports: [{ closedAt: null }] },
    });
    expect(opened.lines()).toEqual(['Open again: 0042']);
    expect((await report(['list'])).result.reports[0]).toMatchObject({ number: '0042', closedAt: null });
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8').match(/report-(?:closed|reopened)/g)).toEqual([
      'report-closed',
      'report-reopened',
    ]);
    await report(['close', '0042'], {}, { nowMs: SUNDAY + 4 * DAY_MS });
    expect((await report(['show', '0042'])).result.reports[0]?.closedAt).toBe('2026-11-26T11:24:00+01:00');
  });

  test('opening again that cannot be saved: exit 6, and it is still closed', async () => {
    mkdirSync(join(other, 'journal.jsonl'));
    const answer = await report(['close', '0042'], { undo: true }, { state: other });
    expect(answer).toMatchObject({ exitCode: 6, notices: [{ code: 'not-saved' }] });
    expect(answer.lines()[0]).toBe('Not saved: 0042 is still closed.');
  });

  test('what cannot be saved is exit 6, with the note', async () => {
    mkdirSync(join(other, 'journal.jsonl'));
    const answer = await report(['note', '0042', 'they call back'], {}, { state: other });
    expect(answer).toMatchObject({ exitCode: 6, result: { saved: false, readable: false } });
    expect(answer.lines().join('\n')).toMatch(/they call back[\s\S]*no file has this name/);
  });

  test('wrong use is refused before anything is written', async () => {
    await addBoth();
    expect((await refusal(['note', '0042', ' '])).code).toBe('empty-note');
    expect((await refusal(['note', '0042', 'x'.repeat(1001)])).code).toBe('text-too-long');
    expect((await refusal(['note', '7', 'x'])).code).toBe('unknown-report');
  });

  test('a wrong number leaves no folder behind', async () => {
    const state = join(folder, 'none');
    await report(['close', '7'], {}, { state }).catch(() => undefined);
    expect(existsSync(state)).toBe(false);
  });
});

const NEWER = `${JSON.stringify({ schema: 99, kind: 'report-added', number: '7', at: '2026-11-22' })}\n`;

describe('a journal that a newer edition wrote in', () => {
  test.each([
    ['en', 'A newer lusupport wrote 2 lines here', 'No report numbers'],
    ['nl', 'Een nieuwere lusupport schreef hier 2 regels', 'geen meldingsnummers'],
  ] as const)('says so, and not that there are no numbers, %s', async (language, said, never) => {
    writeFileSync(join(folder, 'journal.jsonl'), NEWER + NEWER);
    const empty = await report(['list'], {}, { language });
    expect(empty).toMatchObject({ exitCode: 3, result: { readable: false, reports: [] } });
    expect(empty.lines().join(' ')).toContain(said);
    expect(empty.lines().join(' ')).not.toContain(never);
    await addBoth();
    const listed = await report(['list'], {}, { language });
    expect(listed).toMatchObject({ exitCode: 0, result: { readable: false } });
    expect(listed.lines().join(' ')).toMatch(new RegExp(`0042.*${said}`));
  });
});

describe('a number that is kept already', () => {
  test('what --about and --desk say now is not kept, and the way to keep it is said', async () => {
    await addBoth();
    const again = await report(['add', 'M2611 0042'], { about: 'jams again', desk: 'ufb' });
    expect(again.lines().join('\n')).toContain(
      [
        'Its desk was not changed.',
        'What --about says was not kept with it.',
        'Keep it as a note:',
        '  lusupport report note "M2611 0042" "jams again"',
      ].join('\n'),
    );
    expect(again.notices[0]?.message.en).toContain('What --about says was not kept');
    expect(again.result.reports[0]).toMatchObject({ about: 'printer in Lipsius', desk: 'issc' });
    const same = await report(['add', 'M2611 0042'], { about: 'printer in Lipsius', desk: 'issc' });
    expect(same.lines().join('\n')).not.toMatch(/not kept|not changed/);
    expect((await report(['add', 'M2611 0042'])).lines().join('\n')).not.toMatch(/not kept|not changed/);
  });

  test('that it is closed is said, and how it is opened again', async () => {
    await addBoth();
    await report(['close', '0042'], {}, { nowMs: SUNDAY + DAY_MS });
    for (const [language, said] of [
      ['en', 'It is closed since Mon 23 Nov 2026.'],
      ['nl', 'De melding is gesloten sinds ma 23 nov 2026.'],
    ] as const) {
      const again = await report(['add', '0042'], {}, { language });
      expect(again.lines().join('\n')).toContain(said);
      expect(again.lines().at(-1)).toBe('  lusupport report close 0042 --undo');
      expect([again.exitCode, again.notices[0]?.message[language].split('. ').length]).toEqual([0, 2]);
    }
  });
});

describe('a pretended moment', () => {
  test.each([
    ['en', 'Dated Sun 22 Nov 2026, the pretended moment (--clock or LUSUPPORT_NOW).'],
    ['nl', 'De datum is zo 22 nov 2026, het opgegeven tijdstip (--clock of LUSUPPORT_NOW).'],
  ] as const)('becomes no date of a record unsaid, %s', async (language, said) => {
    const given = { pretended: true, language };
    for (const words of [
      ['add', '7'],
      ['note', '7', 'x'],
      ['close', '7'],
    ]) {
      expect((await report(words, {}, given)).lines().join(' ')).toContain(said);
    }
    // Nothing was written.
    expect((await report(['add', '7'], {}, given)).lines().join(' ')).not.toContain(said);
    expect((await report(['list'], {}, given)).lines().join(' ')).not.toContain(said);
    expect((await report(['draft'], { about: 'x' }, given)).lines().join(' ')).toContain('--clock');
  });
});

describe('export and import', () => {
  test('says that all of it is new, some of it, or none', async () => {
    await addBoth();
    const file = join(folder, 'numbers.txt');
    await report(['export', file]);
    const said = async (language: Language = 'en') =>
      (await report(['import', file], {}, { state: other, language })).lines()[0];
    expect(await said()).toBe('Added all of it: 2 entries.');
    expect(await said()).toBe('All of it was kept here already.');
    await report(['note', '0042', 'x']);
    await report(['export', file]);
    expect(await said('nl')).toBe('Toegevoegd: 1 van 3 regels. De rest was er al.');
    rmSync(join(other, 'journal.jsonl'));
    expect(await said('nl')).toBe('Alles is toegevoegd: 3 regels.');
  });

  test('whether a report is open is told by what was said last, here or there', async () => {
    await addBoth();
    const file = join(folder, 'numbers.txt');
    await report(['close', '0042'], {}, { nowMs: SUNDAY + DAY_MS });
    await report(['export', file]);
    await report(['import', file], {}, { state: other });
    // Opened again there on Tuesday, closed for good here on Thursday.
    await report(['close', '0042'], { undo: true }, { state: other, nowMs: SUNDAY + 2 * DAY_MS });
    await report(['close', '0042'], { undo: true }, { nowMs: SUNDAY + 3 * DAY_MS });
    await report(['close', '0042'], {}, { nowMs: SUNDAY + 4 * DAY_MS });
    await report(['import', join(other, 'journal.jsonl')]);
    expect((await report(['show', '0042'])).result.reports[0]?.closedAt).toBe('2026-11-26T11:24:00+01:00');
    await report(['import', join(folder, 'journal.jsonl')], {}, { state: other });
    const there = await report(['show', '0042'], {}, { state: other });
    expect(there.result.reports[0]?.closedAt).toBe('2026-11-26T11:24:00+01:00');
  });

  test('closed, opened and closed within one second: each counts', async () => {
    await addBoth();
    const file = join(folder, 'numbers.txt');
    await report(['close', '0042']);
    await report(['close', '0042'], { undo: true });
    await report(['close', '0042']);
    await report(['export', file]);
    for (const added of [5, 0]) {
      const { result } = await report(['import', file], {}, { state: other });
      expect(result.transfer?.added).toBe(added);
      const shown = await report(['show', '0042'], {}, { state: other });
      expect(shown.result.reports[0]?.closedAt).not.toBeNull();
    }
  });

  test('a file in which somebody else wrote a line is not written over', async () => {
    await addBoth();
    const file = join(folder, 'numbers.txt');
    await report(['export', file]);
    writeFileSync(file, `${readFileSync(file, 'utf8')}my own notes\n`);
    expect((await refusal(['export', file])).code).toBe('file-refused');
    expect(readFileSync(file, 'utf8')).toContain('my own notes');
  });

  test.each(['-000001-01-01T00:00:00Z', '+275760-01-01T00:00:00Z', '9999-01-01T00:00:00Z', '1', '2026-11-22'])(
    'a line of the moment %s is not taken over',
    async (at) => {
      const file = join(folder, 'lines.txt');
      writeFileSync(
        file,
        JSON.stringify({ schema: 1, kind: 'report-added', number: 'E4', about: null, desk: null, at }),
      );
      expect((await refusal(['import', file])).code).toBe('no-reports-in-file');
    },
  );

  test.each(['export', 'import'])('%s with an empty name', async (action) => {
    const { code, text } = await refusal([action, '']);
    expect([code, text.en]).toEqual(['file-refused', `report ${action} has an empty name.`]);
  });

  test('what comes over is the same, and twice changes nothing', async () => {
    await addBoth();
    await report(['note', '0042', 'hello']);
    await report(['close', '0042']);
    const file = join(folder, 'numbers.txt');
    expect(await report(['export', file])).toMatchObject({ exitCode: 0, result: { transfer: { records: 4 } } });
    const first = await report(['import', file], {}, { state: other });
    expect(first.result.transfer).toEqual({ file, records: 4, added: 4, damaged: 0 });
    const again = await report(['import', file], {}, { state: other });
    expect(again).toMatchObject({ exitCode: 0, result: { transfer: { added: 0 } } });
    const lists = await Promise.all([report(['list']), report(['list'], {}, { state: other })]);
    expect(lists[1]?.result.reports).toEqual(lists[0]?.result.reports);
    // The same file may be written again.
    expect((await report(['export', file])).exitCode).toBe(0);
  });

  test('an earlier export with numbers that are not kept here is not written over', async () => {
    await addBoth();
    const file = join(folder, 'numbers.txt');
    await report(['export', file]);
    const backup = readFileSync(file, 'utf8');
    const refuse = async () => report(['export', file], {}, { state: other }).catch((thrown: unknown) => thrown);
    expect(await refuse()).toMatchObject({
      exitCode: 2,
      code: 'export-would-lose',
      text: { en: expect.stringContaining('2 reports'), nl: expect.stringContaining('2 meldingen') },
      hint: { en: expect.stringContaining('report import'), nl: expect.stringContaining('report import') },
    });
    await report(['add', 'M2611 0042'], {}, { state: other });
    expect(await refuse()).toMatchObject({
      code: 'export-would-lose',
      text: { en: expect.stringContaining('one report') },
    });
    expect(readFileSync(file, 'utf8')).toBe(backup);
    await report(['import', file], {}, { state: other });
    expect((await report(['export', file], {}, { state: other })).exitCode).toBe(0);
    // A note that only the file has is as good as a number.
    await report(['note', '0042', 'hello']);
    await report(['export', file], {}, {}).catch(() => undefined);
    expect(await refuse()).toMatchObject({ code: 'export-would-lose' });
  });

  test('nothing kept is not written over a file; lines of a newer edition stay; - is no file', async () => {
    const file = join(folder, 'numbers.txt');
    const refuse = async (name: string) => (await refusal(['export', name])).code;
    writeFileSync(file, '');
    expect(await refuse(file)).toBe('nothing-to-export');
    writeFileSync(file, NEWER);
    expect(await refuse(file)).toBe('export-would-lose');
    expect(readFileSync(file, 'utf8')).toBe(NEWER);
    expect(await refuse('-')).toBe('file-refused');
    expect(existsSync('-')).toBe(false);
  });

  test('a conflict copy of the journal is merged by number', async () => {
    await addBoth();
    await report(['add', '0042'], { about: 'another' }, { state: other });
    await report(['add', '7'], {}, { state: other });
    await report(['import', join(other, 'journal.jsonl')]);
    const { result } = await report(['list']);
    expect(result.reports.map(({ number, about }) => [number, about])).toEqual([
      ['7', null],
      ['0042', null],
      ['M2611 0042', 'printer in Lipsius'],
    ]);
  });

  test('damage and what was never ours', async () => {
    await addBoth();
    const file = join(folder, 'numbers.txt');
    await report(['export', file]);
    const long = JSON.stringify({
      schema: 1,
      kind: 'report-added',
      number: '\u001b',
      about: null,
      desk: null,
      at: '2026-11-22',
    });
    writeFileSync(file, `rubbish\n${long}\n${readFileSync(file, 'utf8')}`);
    expect((await report(['import', file], {}, { state: other })).result.transfer).toMatchObject({
      added: 2,
      damaged: 2,
    });
    writeFileSync(file, 'my thesis');
    expect((await refusal(['import', file])).code).toBe('no-reports-in-file');
    expect((await refusal(['export', file])).code).toBe('file-refused');
    expect((await refusal(['import', join(folder, 'none')])).code).toBe('file-refused');
    expect(readFileSync(file, 'utf8')).toBe('my thesis');
  });

  test('a place that takes no file: exit 6, and nothing is lost', async () => {
    await addBoth();
    const answer = await report(['export', '/proc/nope/x']);
    expect(answer).toMatchObject({ exitCode: 6, result: { action: 'export', saved: false } });
    expect(answer.lines().join(' ')).toContain('Its folder does not exist.');
  });
});

describe('screens', () => {
  const later = SUNDAY + 9 * DAY_MS;
  const SCREENS: Readonly<Record<string, (given: Case) => ReturnType<typeof report>>> = {
    show: async (given) => {
      await report(['note', 'M2611 0042', 'they call back on Monday']);
      return report(['show', 'M2611 0042'], {}, { ...given, nowMs: later });
    },
    'show-closed': async (given) => {
      await report(['close', 'M2611 0042']);
      return report(['show', 'M2611 0042'], {}, { ...given, nowMs: later });
    },
    'kept-closed': async (given) => {
      await report(['close', 'M2611 0042']);
      return report(['add', 'M2611 0042'], { about: 'it jams again' }, { ...given, nowMs: later, pretended: true });
    },
    reopened: async (given) => {
      await report(['close', 'M2611 0042']);
      return report(['close', 'M2611 0042'], { undo: true }, { ...given, pretended: true });
    },
    noted: (given) => report(['note', 'M2611 0042', 'they call back on Monday'], {}, given),
    closed: (given) => report(['close', 'M2611 0042'], {}, given),
    'draft-asks': (given) => report(['draft'], {}, given),
    'draft-unmasked': (given) =>
      report(
        ['draft'],
        { answer: ['problem=printing', 'printing=machine-broken'], about: 'Paper jam', since: 'Monday morning' },
        given,
      ),
    draft: (given) =>
      report(
        ['draft'],
        {
          answer: ['problem=printing', 'printing=machine-broken'],
          about: 'Paper jam since I printed for s7654321. Mail me: j.canaria@example.org. Earlier: M2611 0042.',
          tried: 'other paper, and again',
          since: 'Monday morning',
          number: 'M2611 0042',
          facts: join(import.meta.dirname, '..', 'facts', 'good.json'),
        },
        given,
      ),
  };
  const forms = (['en', 'nl'] as const).flatMap((language) => [40, 80].map((columns) => ({ language, columns })));
  const all = Object.keys(SCREENS).flatMap((name) => forms.map((form) => ({ name, ...form })));

  test.each(all)('$name $language $columns', async ({ name, language, columns }) => {
    await addBoth();
    const answer = await SCREENS[name]?.({ language, columns });
    expectGolden(`report/${name}.${language}.${columns}`, answer?.lines() ?? []);
  });
});
