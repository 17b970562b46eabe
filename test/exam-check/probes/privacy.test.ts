import { describe, expect, test } from '@jest/globals';
import { writeFacts } from '../../../src/exam-check/facts-file.ts';
import { look, machineNames, type RecordedMachine, recordedMachine } from './recorded-machine.ts';

/** What must never come out of a machine: names, numbers of devices, addresses, networks. */
const PLANTED = [
  'Jan Planted',
  's1234567',
  'PLANTED-PC',
  'SN-PLANTED-4711',
  '0a1b2c3d-0000-4000-8000-aabbccddeeff',
  '02:1A:2B:3C:4D:5E',
  '02-1A-2B-3C-4D-5E',
  'eduroam-planted',
  '192.0.2.77',
  '2001:db8::77',
  'planted@umail.example',
  '/home/planted',
  'C:\\Users\\planted',
] as const;

const ALL = PLANTED.join(' ');

/** Every text of a raw answer gets the planted ones behind it, every object some more fields that hold them. */
function planted(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(planted);
  if (typeof raw === 'object' && raw !== null) {
    if ('throws' in raw || 'hangs' in raw) return raw;
    const fields = Object.entries(raw).map(([name, value]) => [
      name,
      typeof value === 'string' && value !== '' ? `${value} ${ALL}` : planted(value),
    ]);
    return {
      ...Object.fromEntries(fields),
      serial: PLANTED[3],
      uuid: PLANTED[4],
      mac: PLANTED[5],
      hostname: PLANTED[2],
      fqdn: PLANTED[2],
      ssid: PLANTED[7],
      ip4: PLANTED[8],
    };
  }
  return raw;
}

/** The same machine, owned by somebody whose names are everywhere. */
function plantedMachine(machine: RecordedMachine): RecordedMachine {
  const more = [
    ALL,
    `ID_LIKE=${ALL}`,
    `"${ALL}.exe","77","Console","1","1 K"`,
    `  77 1000 /Applications/${ALL}.app/Contents/MacOS/${ALL}`,
    `    ${PLANTED[2]}    REG_SZ    ${ALL}`,
  ].join('\n');
  const withMore = (texts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        if (typeof text !== 'string') return [name, text];
        if (!text.trimStart().startsWith('{')) return [name, `${text}${more}`];
        return [
          name,
          text.replace(/("(?:name|id|_name|spcamera_unique-id)":\s*")/g, `$1${ALL.replaceAll('\\', '\\\\')} `),
        ];
      }),
    );
  return {
    ...machine,
    env: { ...machine.env, USERNAME: 's1234567', COMPUTERNAME: PLANTED[2], HOSTNAME: PLANTED[2], USER: 's1234567' },
    files: withMore(machine.files),
    programs: withMore(machine.programs),
    systemInformation: planted(machine.systemInformation) as Record<string, unknown>,
  };
}

describe('T20, B12: the facts file is free of what was planted', () => {
  test.each(machineNames())('%s', async (name) => {
    const file = writeFacts(await look(plantedMachine(recordedMachine(name))), 0);
    expect(PLANTED.filter((text) => file.toLowerCase().includes(text.toLowerCase()))).toEqual([]);
    expect(file).not.toMatch(/planted|([0-9a-f]{2}[:-]){5}[0-9a-f]{2}|J\. Doe|jdoe/i);
  });

  test('planting spoils nothing: what is found is still found', async () => {
    for (const name of ['windows-laptop', 'macbook-apple-silicon', 'linux-laptop']) {
      const facts = await look(plantedMachine(recordedMachine(name)));
      const found = Object.values(facts).filter((fact) => fact.known).length;
      expect([name, found]).toEqual([name, expect.any(Number)]);
      expect(found).toBeGreaterThan(15);
    }
  });
});
