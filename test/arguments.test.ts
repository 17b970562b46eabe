import { describe, expect, test } from '@jest/globals';
import { parseArguments } from '../src/arguments.ts';
import type { OptionSpec } from '../src/command.ts';
import { COMMANDS, COMMON_OPTIONS } from '../src/commands.ts';
import { UsageError } from '../src/errors.ts';
import { wordsIn } from '../src/words.ts';

const parse = (...argv: string[]) => parseArguments(argv, 'en', 80);

describe('the command line', () => {
  test('common options count before and after the command', () => {
    for (const argv of [
      ['--json', '--lang', 'nl', 'maintenance', '--now'],
      ['maintenance', '--now', '--json', '--lang', 'nl'],
    ]) {
      expect(parse(...argv)).toMatchObject({
        kind: 'run',
        spec: { name: 'maintenance' },
        input: { options: { now: true }, words: [] },
        common: { json: true, lang: 'nl', color: true },
      });
    }
  });

  test('help names every command, whatever else is typed; without a command it is the home screen', () => {
    for (const argv of [['--help'], ['-h'], ['help'], ['--help', 'triage'], ['--json', '-h'], ['nonsense', '--help']]) {
      const parsed = parse(...argv);
      const text = parsed.kind === 'help' ? parsed.text : '';
      expect(COMMANDS.filter(({ name }) => !text.includes(`\n  ${name} `))).toEqual([]);
    }
    for (const argv of [[], ['--'], ['--json'], ['--lang', 'nl', '--plain']]) {
      expect(parse(...argv)).toMatchObject({ kind: 'run', spec: { name: 'home' } });
    }
  });

  test('words, repeated answers and subcommands', () => {
    expect(parse('triage', 'printer', 'is broken', '--answer', 'a=b', '--answer', 'c=d')).toMatchObject({
      input: { words: ['printer', 'is broken'], options: { answer: ['a=b', 'c=d'] } },
    });
    expect(parse('config', 'set', 'language', 'nl')).toMatchObject({
      spec: { name: 'config' },
      input: { words: ['set', 'language', 'nl'] },
    });
    expect(parse('triage', '--', '--not-an-option')).toMatchObject({ input: { words: ['--not-an-option'] } });
    expect(parse('exam-check', '--no-speed')).toMatchObject({ input: { options: { speed: false } } });
  });

  test.each(['the-hague', 'The Hague', 'the hague', 'Den Haag', 'DEN HAAG', 'den-haag', "'s-Gravenhage"])(
    '--city %s',
    (typed) => {
      expect(parse('desks', '--city', typed)).toMatchObject({ input: { options: { city: 'the-hague' } } });
    },
  );

  test.each([
    ['--speed', '--no-speed'],
    ['--no-speed', '--speed'],
  ])('%s %s contradict each other', (...pair) => {
    expect(() => parse('exam-check', ...pair)).toThrow(UsageError);
    expect(() => parse('exam-check', pair[0], pair[0])).not.toThrow();
  });

  test('--city Leiden; names of nothing are refused', () => {
    expect(parse('desks', '--city', 'Leiden')).toMatchObject({ input: { options: { city: 'leiden' } } });
    for (const typed of ['delft', '', '-', 'constructor']) {
      expect(() => parse('desks', `--city=${typed}`)).toThrow(UsageError);
    }
  });

  test.each([
    [['maintenance', '--nwo'], 'unknown-option', '--nwo', '--now'],
    [['maintenence'], 'unknown-command', 'maintenence', 'maintenance'],
    [['config', 'gett'], 'unknown-command', 'gett', 'get'],
    [['config', 'get'], 'missing-argument', 'key', 'config get <'],
    [['maintenance', '--at', 'now', '--at', 'now'], 'repeated-option', '--at', '--at'],
    [['printer', 'is', 'broken'], 'unknown-command', 'printer', 'lusupport triage "printer is broken"'],
    [['help', 'nosuch'], 'unknown-command', 'nosuch', 'lusupport triage nosuch'],
    [['prnter', 'kapot', '--lang', 'nl'], 'unknown-command', 'prnter', 'lusupport triage "prnter kapot" --lang nl'],
    [
      ['--lang', 'nl', 'prnter', 'kapot', '--json'],
      'unknown-command',
      'prnter',
      'triage "prnter kapot" --lang nl --json',
    ],
    [['config', 'path', 'extra'], 'excess-arguments', 'more', 'config path --help'],
    [['config', 'set', 'exam'], 'missing-argument', 'value', 'config set exam "2026-12-04 13:00" --for 2h'],
    [['report', 'export'], 'missing-argument', 'file', 'report export <'],
    [['report', 'list', '--undo'], 'unknown-option', 'lusupport report list has no option --undo', 'report close'],
    [['report', 'list', '--all'], 'unknown-option', '--all', 'report list --help'],
    [['maintenance', '--ics', '--next', '3'], 'option-missing-argument', '--ics', 'maintenance --ics '],
    [['maintenance', '--explain'], 'option-missing-argument', '--explain', 'maintenance --explain usis'],
    [['maintenance', 'friday', '13:00'], 'excess-arguments', '--at "friday 13:00"', 'maintenance --help'],
    [['maintenance', '--soon'], 'option-missing-argument', '--soon', 'maintenance --help'],
    [['maintenance', '--lang', 'de'], 'not-a-choice', 'de', 'en, nl'],
    [['exam-check', '--profile', 'proctor'], 'not-a-choice', 'proctor', 'proctored'],
  ])('%j is refused as %s', (argv, code, says, hint) => {
    let error: unknown;
    try {
      parse(...argv);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(UsageError);
    const refusal = error as UsageError;
    expect(refusal.code).toBe(code);
    expect(refusal.exitCode).toBe(2);
    for (const language of ['en', 'nl'] as const)
      expect(`${refusal.text[language]} ${refusal.hint?.[language]}`).toContain(hint);
    expect(refusal.text.en).toContain(says);
  });

  test('-h, --help and help say the same', () => {
    const texts = [
      ['triage', '-h'],
      ['triage', '--help'],
      ['help', 'triage'],
    ].map((argv) => parse(...argv));
    expect(texts[0]).toMatchObject({ kind: 'help' });
    expect(new Set(texts.map((parsed) => (parsed.kind === 'help' ? parsed.text : '')))).toHaveProperty('size', 1);
  });

  test('values have Dutch names in Dutch help', () => {
    const specs = COMMANDS.flatMap((spec) => [spec, ...(spec.subcommands ?? [])]);
    const placeholders = [
      ...[...COMMON_OPTIONS, ...specs.flatMap(({ options = [] }) => options)].map(({ flags }) => flags.split(' ')[1]),
      ...specs.flatMap(({ arguments: names = [] }) => names).map(({ name }) => name),
    ];
    const used = new Set(placeholders.flatMap((one) => one?.match(/\w+/g) ?? []));
    const dutch = wordsIn('nl').placeholders;
    expect([...used].filter((word) => dutch[word] === undefined)).toEqual([]);
    const parsed = parseArguments(['triage', '--help'], 'nl', 80);
    const text = parsed.kind === 'help' ? parsed.text : '';
    expect(text).toContain('[probleem...]');
    expect(text).toContain('--answer <vraag=keuze>');
    expect(parseArguments(['triage', '--at', 'now'], 'nl', 80)).toMatchObject({ input: { options: { at: 'now' } } });
  });

  test.each([[[]], [['--lang', 'nl']], [['--json', '--offline']]])('nothing but %j is the home screen', (argv) => {
    const parsed = parse(...argv);
    expect(parsed.kind === 'run' && [parsed.spec.name, parsed.input]).toEqual(['home', { options: {}, words: [] }]);
  });

  test('"help" shows the help of the whole', () => {
    const parsed = parse('help');
    expect(parsed.kind === 'help' && parsed.text).toContain('exam-check');
  });

  test.each(['en', 'nl'] as const)('help in %s names every command and option', (language) => {
    // In Dutch the value has a name of its own.
    const shown = ({ flags }: OptionSpec) => (language === 'en' ? flags : (flags.split(' ')[0] ?? flags));
    const whole = parseArguments(['--help'], language, 80);
    for (const spec of COMMANDS) {
      expect(whole.kind === 'help' && whole.text.replace(/\s+/g, ' ')).toContain(spec.summary[language].split(':')[0]);
      const own = parseArguments([spec.name, '--help'], language, 80);
      for (const option of spec.options ?? []) expect(own.kind === 'help' && own.text).toContain(shown(option));
      for (const heading of Object.values(spec.groups ?? {}))
        expect(own.kind === 'help' && own.text).toContain(heading[language]);
    }
    for (const option of COMMON_OPTIONS) expect(whole.kind === 'help' && whole.text).toContain(shown(option));
  });
});
