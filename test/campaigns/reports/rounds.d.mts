interface Found {
  readonly numbers: readonly string[];
  readonly torn: number;
}
type Line = (number: string, about: string | null) => string;
export function addMany(
  count: number,
  parallel: number,
): Promise<{ runs: number; failed: number; lost: number; torn: number; twice: number }>;
export function killMany(
  count: number,
  parallel: number,
  program: string,
  seed: number,
): Promise<{ kills: number; acknowledged: number; lost: number; torn: number; unreadable: number; seed: number }>;
export function mayMount(): Promise<boolean>;
export function fillDisk(line: Line): Promise<{
  before: number;
  oldKept: number;
  added: readonly number[];
  lost: number;
  unsaid: number;
  torn: number;
  config: number;
  configSaid: string;
  list: number;
  stderr: string;
}>;
export function readOnlyHome(
  line: Line,
): Promise<{ exits: readonly number[]; numbers: readonly string[]; stdout: string; stderr: string }>;
export function failingFsync(): Promise<{
  codes: readonly number[];
  said: string;
  stderr: string;
  between: Found;
  after: Found;
}>;
