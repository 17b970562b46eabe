import { roundTo } from '../raw-values.ts';

const HEADER = [0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00];
const CENTIMETRES_PER_INCH = 2.54;

/** The base block of an EDID; null when it is too short or broken. */
function baseBlock(edid: Uint8Array): Uint8Array | null {
  const block = edid.subarray(0, 128);
  const sound = block.length === 128 && HEADER.every((byte, at) => block[at] === byte);
  return sound && block.reduce((sum, byte) => (sum + byte) % 256, 0) === 0 ? block : null;
}

/** The year a screen was made, or that of its model (byte 17, counted from 1990); null for a broken block. */
export function yearOfEdid(edid: Uint8Array): number | null {
  const years = baseBlock(edid)?.[17] ?? 0;
  return years > 0 ? 1990 + years : null;
}

/**
 * The diagonal of a screen by its EDID block (VESA E-EDID 1.4): from the millimetres of the preferred timing, else
 * from the whole centimetres of the basic parameters.
 *
 * @returns null for a block that is too short or broken, and for projectors, which give no size.
 */
export function diagonalOfEdid(edid: Uint8Array): number | null {
  const block = baseBlock(edid);
  if (block === null) return null;
  const at = (index: number): number => block[index] ?? 0;
  const high = at(68);
  const inMillimetres = diagonalInches((at(66) + ((high & 0xf0) << 4)) / 10, (at(67) + ((high & 0x0f) << 8)) / 10);
  return inMillimetres ?? diagonalInches(at(21), at(22));
}

/**
 * The diagonal in inches of a picture of so many centimetres; null for sizes that no screen has (4 to 120 inches),
 * which also catches millimetres given as centimetres.
 */
export function diagonalInches(widthCentimetres: number, heightCentimetres: number): number | null {
  if (!(widthCentimetres > 0) || !(heightCentimetres > 0)) return null;
  const inches = Math.hypot(widthCentimetres, heightCentimetres) / CENTIMETRES_PER_INCH;
  return inches >= 4 && inches <= 120 ? roundTo(inches, 1) : null;
}
