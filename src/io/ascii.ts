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
