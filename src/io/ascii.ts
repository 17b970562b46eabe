import { type StreamFacts, unicodeOf } from './terminal.ts';

/** Signs of ours outside ASCII, with what stands for each where the terminal cannot show them. */
const SIGNS: Readonly<Record<string, string>> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '·': '-',
  '×': 'x',
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '€': 'EUR',
  '✓': 'ok',
};

/** Our signs and accented letters in ASCII, for terminals that are not UTF-8; other characters stay as they are. */
export function asciiSigns(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (sign) => SIGNS[sign] ?? sign.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
}

/** A text as `stream` can show it: pipes and files get it as it is, terminals that are not UTF-8 in ASCII. */
export function textFor(
  stream: StreamFacts,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  text: string,
): string {
  return stream.isTTY === true && !unicodeOf(env, platform) ? asciiSigns(text) : text;
}
