import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openJournal } from '../../src/io/journal.ts';
import { type JournalRecord, lineOf, readLine } from '../../src/io/journal-record.ts';

/** Real files only. */

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-journal-'));
  file = join(folder, 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (number: string): JournalRecord => ({
  kind: 'report-added',
  number,
  about: null,
  desk: 'issc',
  at: '2026-11-22T11:24:00+01:00',
});

const add = (number: string) => openJournal(folder).append(() => report(number));
const line = (number: string): string => `${lineOf(report(number))}\n`;

/** The numbers that the journal holds; what was wrong with it beside them. */
async function held() {
  const reading = await openJournal(folder).read();
  if (reading.kind === 'unreadable') return 'unreadable';
  return [reading.records.map(({ number }) => number), reading.damage?.lines ?? 0];
}

const aside = (): string[] => readdirSync(folder).filter((name) => name.includes('.bad-'));

describe('adding', () => {
  test('a record is one line that only its owner reads, and it is read back as it was', async () => {
    expect(await add('  M2611 0042')).toEqual({ kind: 'saved', damage: null });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').replace(/"[0-9a-f]{8}"/, '"SUM"')).toBe(
      '{"schema":2,"kind":"report-added","number":"  M2611 0042","about":null,"desk":"issc","at":"2026-11-22T11:24:00+01:00","sum":"SUM"}\n',
    );
    expect(await openJournal(folder).read()).toEqual({
      kind: 'records',
      records: [report('  M2611 0042')],
      damage: null,
    });
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  });

  test('what decides sees the records there are, and may add nothing', async () => {
    await add('1');
    const seen: unknown[] = [];
    const declined = await openJournal(folder).append((records) => {
      seen.push(...records);
      return null;
    });
    expect([declined, seen]).toEqual([{ kind: 'declined', damage: null }, [report('1')]]);
    expect(await held()).toEqual([['1'], 0]);
  });

  test('while another run adds, this one waits', async () => {
    writeFileSync(`${file}.lock`, '');
    const adding = add('1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(existsSync(file)).toBe(false);
    rmSync(`${file}.lock`);
    expect(await adding).toMatchObject({ kind: 'saved' });
  });

  test('folders are made, for their owner only', async () => {
    const deep = join(folder, 'a', 'b');
    expect(await openJournal(deep).append(() => report('1'))).toEqual({ kind: 'saved', damage: null });
    expect(statSync(deep).mode & 0o777).toBe(0o700);
  });

  test('whatever is kept comes back exactly: __proto__, leading zeros, quotes, escapes', async () => {
    const numbers = ['0042', '__proto__', 'constructor', 'M2026.11.0001', '"\\', 'a  b', '\u001b[2J'];
    for (const number of numbers) await add(number);
    expect(await held()).toEqual([numbers, 0]);
    expect(readFileSync(file, 'latin1')).not.toContain('\u001b');
  });
});

describe('several at once', () => {
  test('each is a line of its own; what decides may give none', async () => {
    const journal = openJournal(folder);
    expect(await journal.appendAll(() => [report('1'), report('2')])).toMatchObject({ kind: 'saved', count: 2 });
    expect(await journal.appendAll(() => [])).toMatchObject({ kind: 'declined', count: 0 });
    expect(await held()).toEqual([['1', '2'], 0]);
  });
});

describe('D12: a journal of edition 1', () => {
  const oldLine = (number: string): string => {
    const { kind, ...fields } = report(number) as Extract<JournalRecord, { kind: 'report-added' }>;
    return `${JSON.stringify({ schema: 1, kind, ...fields })}\n`;
  };

  test('is read as it is, and reading changes nothing', async () => {
    writeFileSync(file, oldLine('1') + line('2'));
    expect(await held()).toEqual([['1', '2'], 0]);
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  });

  test('becomes edition 2 with the first addition: by a copy, and the old file stays', async () => {
    const old = `${oldLine('1')}rubbish\n${oldLine('2')}{"schema":9,"kind":"x"}\n`;
    writeFileSync(file, old);
    expect(await add('3')).toMatchObject({ kind: 'saved', damage: { lines: 1 } });
    expect(readFileSync(file, 'utf8')).toBe(`${line('1')}rubbish\n${line('2')}{"schema":9,"kind":"x"}\n${line('3')}`);
    expect(readFileSync(`${file}.schema-1`, 'utf8')).toBe(old);
    expect([statSync(file).mode & 0o777, existsSync(`${file}.new`)]).toEqual([0o600, false]);
    expect(await held()).toEqual([['1', '2', '3'], 0]);
  });

  test('what a run that was ended half-way left does not matter', async () => {
    writeFileSync(file, oldLine('1'));
    writeFileSync(`${file}.new`, 'half');
    writeFileSync(`${file}.schema-1`, oldLine('1'));
    await add('2');
    expect(readFileSync(file, 'utf8')).toBe(line('1') + line('2'));
  });

  test('where the old file cannot be kept, the journal stays as it is and can be added to', async () => {
    writeFileSync(file, oldLine('1'));
    writeFileSync(`${file}.schema-1`, 'something else');
    await add('2');
    expect(readFileSync(file, 'utf8')).toBe(oldLine('1') + line('2'));
    expect(readFileSync(`${file}.schema-1`, 'utf8')).toBe('something else');
  });
});

test('a digit that changed is damage, not another number', async () => {
  writeFileSync(file, line('2611 0042').replace('0042', '0043') + line('1'));
  expect(await held()).toEqual([['1'], 1]);
});

describe('damage costs only its own line', () => {
  test('half a last line, without its end: what is added begins on a new one', async () => {
    writeFileSync(file, `${line('1')}{"schema":1,"kind":"repo`);
    expect(await add('2')).toMatchObject({ kind: 'saved', damage: { lines: 1 } });
    expect(await held()).toEqual([['1', '2'], 0]);
    expect(aside()).toHaveLength(1);
    expect(readFileSync(join(folder, aside()[0] ?? ''), 'utf8')).toBe('{"schema":1,"kind":"repo\n');
  });

  test('it is told once, and the journal itself stays as it was', async () => {
    const text = `${line('1')}rubbish\n${line('2')}${'\0'.repeat(100)}`;
    writeFileSync(file, text);
    expect(await held()).toEqual([['1', '2'], 2]);
    expect(await held()).toEqual([['1', '2'], 0]);
    expect(readFileSync(file, 'utf8')).toBe(text);
    writeFileSync(file, `${text}\n[1]\n`);
    expect(await held()).toEqual([['1', '2'], 3]);
  });

  test.each([
    ['null', 1],
    ['[]', 1],
    ['{}', 1],
    ['{"schema":1,"kind":"report-added"}', 1],
    [line('').trimEnd(), 1],
    [line('x').replace('2026-11-22T11', 'yesterday T'), 1],
    [line('x').replace('"issc"', '7'), 1],
    [line('x').replace('"schema":2', '"schema":0'), 1],
    [`${line('x').trimEnd()}x`, 1],
    ['x'.repeat(1_000_000), 1],
    [line('x'.repeat(70_000)).trimEnd(), 1],
    ['\ufeffno', 1],
    ['', 0],
    ['   \t', 0],
    [line('x').replace('"schema":2', '"schema":3').trimEnd(), 0],
    [line('x').replace('report-added', 'report-moved').trimEnd(), 0],
  ])('between two whole lines: %.60s', async (middle, damaged) => {
    writeFileSync(file, `${line('1')}${middle}\n${line('2')}`);
    expect(await held()).toEqual([['1', '2'], damaged]);
  });

  test('bytes that are not UTF-8, CRLF, a byte-order mark', async () => {
    writeFileSync(
      file,
      Buffer.concat([Buffer.from(line('1')), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(line('2'))]),
    );
    expect(await held()).toEqual([['1', '2'], 1]);
    writeFileSync(file, `\ufeff${line('1')}${line('2')}`.replaceAll('\n', '\r\n'));
    expect(await held()).toEqual([['1', '2'], 0]);
  });

  test('cut at any byte, every whole line is kept, and one can be added', async () => {
    const whole = line('1') + line('2') + line('3');
    const first = line('1').length;
    for (let length = 0; length <= whole.length; length += 7) {
      writeFileSync(file, whole.slice(0, length));
      await add('4');
      const reading = await openJournal(folder).read();
      const numbers = reading.kind === 'records' ? reading.records.map(({ number }) => number) : [];
      // A line that misses only its end is whole.
      const kept = Math.floor((length + 1) / first);
      expect([length, numbers]).toEqual([length, ['1', '2', '3'].slice(0, kept).concat('4')]);
    }
  });

  test('no line throws, and what is read can be written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => line(text).trimEnd()),
        ),
        (text) => {
          const read = readLine(Buffer.from(text));
          if (read.kind === 'record') expect(readLine(Buffer.from(lineOf(read.record)))).toEqual(read);
        },
      ),
      { numRuns: 2000 },
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('where it cannot be', () => {
  test('no folder at all: nothing is kept, nothing is there', async () => {
    const journal = openJournal(null);
    expect(journal.path).toBeNull();
    expect(await journal.append(() => report('1'))).toEqual({ kind: 'not-saved', why: 'no-folder', readable: true });
    expect(await journal.read()).toEqual({ kind: 'records', records: [], damage: null });
  });

  test.each([
    ['/proc/nope', 'unwritable', []],
    ['/sys', 'no-permission', []],
    ['/dev/null', 'not-a-folder', 'unreadable'],
  ])('%s takes nothing, and the cause is %s', async (place, why, read) => {
    const appended = await openJournal(place).append(() => report('1'));
    // A container may have its /sys read-only.
    expect([why, 'read-only']).toContain(appended.kind === 'not-saved' ? appended.why : appended.kind);
    const reading = await openJournal(place).read();
    expect(reading.kind === 'records' ? reading.records : reading.kind).toEqual(read);
  });

  test('a file where the folder should be, however deep: no folder, and it stays', async () => {
    writeFileSync(file, 'mine');
    for (const place of [file, join(file, 'state')]) {
      expect(await openJournal(place).append(() => report('1'))).toMatchObject({ why: 'not-a-folder' });
      expect(await openJournal(place).read()).toEqual({ kind: 'unreadable', why: 'not-a-folder' });
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test.each(['folder', 'link'])('a %s where the lock should be is said at once, and stays', async (what) => {
    if (what === 'folder') mkdirSync(`${file}.lock`);
    else symlinkSync(join(folder, 'nowhere'), `${file}.lock`);
    const startedMs = performance.now();
    expect(await add('1')).toMatchObject({ why: 'lock-blocked', readable: true });
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(readdirSync(folder)).toEqual(['journal.jsonl.lock']);
  });

  // Root may write everywhere.
  const unlessRoot = process.getuid?.() === 0 ? test.skip : test;
  unlessRoot('a read-only folder takes nothing, and what is there can be read', async () => {
    writeFileSync(file, `${line('1')}rubbish\n`);
    chmodSync(folder, 0o500);
    try {
      expect(await add('2')).toMatchObject({ kind: 'not-saved', why: 'no-permission' });
      expect(await held()).toEqual([['1'], 1]);
    } finally {
      chmodSync(folder, 0o700);
    }
  });

  test('a folder in its place is unreadable', async () => {
    mkdirSync(file);
    expect(await add('1')).toEqual({ kind: 'not-saved', why: 'not-a-file', readable: false });
    expect(await held()).toBe('unreadable');
  });

  test('a device, a loop of links or a file that is too large is unreadable', async () => {
    symlinkSync('/dev/zero', file);
    expect(await held()).toBe('unreadable');
    rmSync(file);
    symlinkSync(file, file);
    expect(await held()).toBe('unreadable');
    rmSync(file);
    writeFileSync(file, Buffer.alloc(16 * 1024 * 1024 + 1));
    expect(await add('1')).toEqual({ kind: 'not-saved', why: 'too-large', readable: false });
  });

  test('a pipe does not make us wait', async () => {
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [file]);
    expect(await held()).toBe('unreadable');
    expect(await add('1')).toEqual({ kind: 'not-saved', why: 'not-a-file', readable: false });
  });

  test('nothing is written through a link, not even one that leads nowhere', async () => {
    const victim = join(folder, 'victim');
    symlinkSync(victim, file);
    expect(await add('1')).toEqual({ kind: 'not-saved', why: 'link', readable: true });
    expect(existsSync(victim)).toBe(false);
    writeFileSync(victim, 'mine');
    expect(await add('1')).toMatchObject({ kind: 'not-saved' });
    expect(readFileSync(victim, 'utf8')).toBe('mine');
  });
});
