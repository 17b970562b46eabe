import type { Identity } from '../../src/io/identity.ts';
import type { MaskKind } from '../../src/report/draft/mask-kinds.ts';

/** Made-up personal data of every kind. Nobody has these; the numbers pass the checks of their kinds. */

export const IDENTITY: Identity = {
  computers: ['canary-book.local'],
  users: ['jcanaria'],
  names: ['Joris van Canarië'],
  homes: ['/srv/people/jcanaria'],
};

export interface Canary {
  readonly kind: MaskKind;
  readonly value: string;
  /** What has to stand before some of them, as people write it. */
  readonly label?: string;
}

export const CANARIES: readonly Canary[] = [
  { kind: 'student-number', value: 's7654321' },
  { kind: 'student-number', value: '7654321' },
  { kind: 'user', value: 'jcanaria' },
  { kind: 'user', value: 'canariaj12', label: 'ULCN: ' },
  { kind: 'name', value: 'Joris van Canarië' },
  { kind: 'computer', value: 'canary-book' },
  { kind: 'computer', value: 'canary-book.local' },
  { kind: 'email', value: 'j.canaria@umail.example.org' },
  { kind: 'phone', value: '+31 6 98765432' },
  { kind: 'phone', value: '06-98765432' },
  { kind: 'phone', value: '(071) 987 65 43' },
  { kind: 'citizen-number', value: '123456782' },
  { kind: 'citizen-number', value: '1234.56.782' },
  { kind: 'bank-account', value: 'NL91 ABNA 0417 1643 00' },
  { kind: 'home', value: '/srv/people/jcanaria' },
  { kind: 'home', value: '/home/mcanaria' },
  { kind: 'home', value: '/Users/mcanaria' },
  { kind: 'home', value: 'C:\\Users\\mcanaria' },
  { kind: 'home', value: '/mnt/c/Users/mcanaria' },
  { kind: 'ip', value: '145.97.31.207' },
  { kind: 'ip', value: '192.168.178.23' },
  { kind: 'ip', value: '2001:db8:85a3::8a2e:370:7334' },
  { kind: 'ip', value: '2001:0DB8:85A3:0000:0000:8A2E:0370:7334' },
  { kind: 'ip', value: 'fe80::1ff:fe23:4567:890a%eth2' },
  { kind: 'ip', value: '::ffff:145.97.31.208' },
  { kind: 'mac', value: '3c:22:fb:9a:7e:d1' },
  { kind: 'mac', value: '3C-22-FB-9A-7E-D2' },
  { kind: 'mac', value: '3c22.fb9a.7ed3' },
  { kind: 'mac', value: '3c22fb9a7ed4' },
  { kind: 'serial', value: 'C02XL0GSJGH5' },
  { kind: 'serial', value: '5CG-9123-QX', label: 'serial number: ' },
  { kind: 'serial', value: '7HJ9K42', label: 'Service Tag ' },
  { kind: 'uuid', value: '4c4c4544-0037-4a10-8058-b7c04f4e3732' },
  { kind: 'document-number', value: 'NXB7C1D94', label: 'paspoort ' },
  { kind: 'birth-date', value: '31-12-2001', label: 'geboren op ' },
  { kind: 'network', value: 'Canaria Thuis 5G', label: 'SSID: ' },
  { kind: 'secret', value: 'K4nar!eGeel', label: 'wachtwoord: ' },
];

const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const middleOf = (text: string): number => Math.floor(text.length / 2);
const each = (text: string, by: (sign: string) => string): string => [...text].map(by).join('');

/** Ways in which a text comes along, each hiding the plain one: twelve that change it, and where it may stand. */
export const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  percent: (text) => encodeURIComponent(text),
  'percent, every byte': (text) => hexOf(text).replace(/../g, '%$&'),
  'quoted-printable': (text) => hexOf(text).toUpperCase().replace(/../g, '=$&'),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hexadecimal: (text) => hexOf(text),
  'escapes of JSON': (text) => each(text, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`),
  'HTML entities': (text) => each(text, (sign) => `&#${sign.codePointAt(0)};`),
  'split over lines': (text) => `${text.slice(0, middleOf(text))}\n  ${text.slice(middleOf(text))}`,
  'signs nobody sees': (text) => each(text, (sign) => `${sign}\u200b`),
  'full width': (text) =>
    each(text, (sign) => (/[!-~]/.test(sign) ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign)),
  'in a path': (text) => `/tmp/lock/${text}/x.log`,
  'in an error': (text) => `Error: EACCES: permission denied, open '${text}' (errno -13)`,
  'in JSON': (text) => JSON.stringify({ value: text }),
};

/** Whether a text still holds a canary, in any form that is read without effort. */
export function holds(text: string, value: string): boolean {
  const bare = (one: string): string =>
    one
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\u200b]/g, '');
  const forms = Object.entries(ENCODINGS)
    .filter(([name]) => !name.startsWith('in '))
    .map(([, encode]) => bare(encode(value)));
  return forms.some((form) => bare(text).includes(form));
}
