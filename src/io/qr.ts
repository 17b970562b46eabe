import { displayWidth } from './layout.ts';

/** Light modules around the code. Four is the standard's; phones read with two, and two fit on narrow screens. */
const BORDER = 2;

/**
 * A text as a QR code, light on dark, two rows of modules on each line.
 *
 * @returns null where it is wider than `columns`
 */
export async function qrLines(text: string, columns: number): Promise<readonly string[] | null> {
  const { renderUnicodeCompact } = await import('uqr');
  const lines = renderUnicodeCompact(text, { ecc: 'M', border: BORDER }).split('\n');
  return lines.every((line) => displayWidth(line) <= columns) ? lines : null;
}
