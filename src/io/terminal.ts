type Env = Readonly<Record<string, string | undefined>>;

/** What a stream says of itself. */
export interface StreamFacts {
  readonly isTTY?: boolean;
  /** Columns of the terminal; 0 where a wrapper (`script`, some containers) does not tell. */
  readonly columns?: number;
}

export const COLUMNS_WITHOUT_TERMINAL = 80;
const FEWEST_COLUMNS = 20;
const MOST_COLUMNS = 100;

/**
 * Columns to write in: 20 to 100, 80 where the output is not a terminal or does not know its width.
 *
 * `COLUMNS` is not read: shells keep it for themselves, so where it reaches us it is a leftover of another window, and
 * output into a pipe or file would then differ from one machine to the next.
 */
export function columnsOf(stream: StreamFacts): number {
  const columns = stream.columns ?? 0;
  if (stream.isTTY !== true || !Number.isInteger(columns) || columns <= 0) return COLUMNS_WITHOUT_TERMINAL;
  return Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, columns));
}

/** The character set that the locale names, as POSIX looks it up: `LC_ALL`, `LC_CTYPE`, `LANG`; the first that is set. */
function localeCharset(env: Env): string | null {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => (value ?? '') !== '');
  if (locale === undefined) return null;
  // Without a dot the whole of it is looked at: macOS has a locale that is named just `UTF-8`.
  return locale.slice(locale.indexOf('.') + 1).replace(/@.*$/, '');
}

/**
 * Whether signs outside ASCII can be shown. On Windows only the newer terminals say so of themselves; elsewhere the
 * locale decides. The Linux console (`TERM=linux`) has a font of a few hundred signs, so it counts as ASCII.
 * macOS sets no locale in some terminals and is UTF-8 throughout.
 */
export function unicodeOf(env: Env, platform: NodeJS.Platform): boolean {
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  if (platform === 'win32') {
    const newTerminal = (env['WT_SESSION'] ?? '') !== '' || (env['TERM_PROGRAM'] ?? '') === 'vscode';
    return newTerminal || (env['TERM'] ?? '').startsWith('xterm');
  }
  const charset = localeCharset(env);
  if (charset === null) return platform === 'darwin';
  return /^utf-?8$/i.test(charset);
}

/** Whether to write for a screen reader: `--plain`, `ACCESSIBLE=1` or `LUSUPPORT_PLAIN=1`. */
export function plainOf(env: Env, plainOption: boolean): boolean {
  return plainOption || isOn(env['ACCESSIBLE']) || isOn(env['LUSUPPORT_PLAIN']);
}

/** A switch in the environment: set, and not to nothing, `0`, `false` or `no`. */
function isOn(value: string | undefined): boolean {
  return !['', '0', 'false', 'no'].includes((value ?? '').trim().toLowerCase());
}

/** Whether a CI system runs us. */
export function isContinuousIntegration(env: Env): boolean {
  return isOn(env['CI']);
}

/** Whether the terminal can move its cursor; `TERM=dumb` (editors, some consoles) cannot. */
export function canRedraw(env: Env): boolean {
  return env['TERM'] !== 'dumb';
}

/**
 * Whether a moving spinner may be drawn on `stream`. A terminal of 0 columns makes ora write without end
 * (RoloBits/nestjs-doctor#314), hence the width.
 */
export function mayAnimate(stream: StreamFacts, env: Env): boolean {
  return stream.isTTY === true && (stream.columns ?? 0) > 0 && canRedraw(env) && !isContinuousIntegration(env);
}
