/** What a draft never holds; each becomes a placeholder such as `<email-1>`. */
export const MASK_KINDS = [
  'secret',
  'email',
  'home',
  'uuid',
  'mac',
  'ip',
  'bank-account',
  'citizen-number',
  'student-number',
  'document-number',
  'serial',
  'phone',
  'birth-date',
  'postcode',
  'address',
  'network',
  'computer',
  'user',
  'name',
] as const;

export type MaskKind = (typeof MASK_KINDS)[number];
