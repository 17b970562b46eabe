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

/** A QR code as squares of one unit: the path of the dark ones, and how wide the code is with its margin. */
export async function qrPath(text: string): Promise<{ readonly path: string; readonly size: number }> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { path, size };
}
