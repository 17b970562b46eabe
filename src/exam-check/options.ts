import { choiceHint } from '../choice-hint.ts';
import type { OptionValues } from '../command.ts';
import { UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import { conflictingOptions, refusePlanWithoutStart } from '../option-pairs.ts';
import type { Check, ExamCheckData, Profile, ProfileVariant } from '../reference/exam-check-data.ts';
import { allowedEdits, editDistance } from '../text-distance.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { WATCHED } from './check-option.ts';
import { listed } from './listing.ts';

/** The options of the command, checked for what needs nothing but the data. */
export interface ExamCheckOptions {
  /** Null: not given. */
  readonly profile: Profile | null;
  readonly product: string | null;
  readonly at: string | null;
  readonly duration: string | null;
  readonly only: ReadonlySet<string> | null;
  readonly skip: ReadonlySet<string>;
  /** True with `--speed`, false with `--no-speed`, null with neither. */
  readonly speed: boolean | null;
  /** Null: the connection is not watched. */
  readonly watchMinutes: number | null;
  readonly saveFacts: string | null;
  readonly facts: string | null;
  /** `--browser`: test camera and microphone in a page. */
  readonly browser: boolean;
  /** Files for the report and the card for the day. */
  readonly html: string | null;
  readonly card: string | null;
  readonly all: boolean;
  readonly brief: boolean;
  readonly strict: boolean;
  readonly listChecks: boolean;
}

function text(options: OptionValues, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

/** The ids of an option that takes a list with commas and may be repeated. */
function idsOf(options: OptionValues, name: string): readonly string[] | null {
  const value = options[name];
  const given = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : null;
  if (given === null || given.length === 0) return null;
  return given.flatMap((list) => list.split(',').map((id) => id.trim()));
}

/** @throws UsageError (exit 2) for an unknown id, an empty list, or options that do not go together. */
export function readOptions(options: OptionValues, data: ExamCheckData): ExamCheckOptions {
  const profile = readProfile(text(options, 'profile'), data);
  const product = readProduct(text(options, 'with'), profile, data);
  const at = text(options, 'at');
  const duration = text(options, 'for');
  refusePlanWithoutStart(duration, at);
  const all = options['all'] === true;
  const brief = options['brief'] === true;
  if (all && brief) throw conflictingOptions('--all', '--brief');
  const facts = text(options, 'facts');
  const saveFacts = text(options, 'saveFacts');
  const watch = text(options, 'watch');
  if (watch !== null && facts !== null) throw conflictingOptions('--watch', '--facts');
  if (options['speed'] === true && facts !== null) throw conflictingOptions('--speed', '--facts');
  const browser = options['browser'] === true;
  if (browser && facts !== null) throw conflictingOptions('--browser', '--facts');
  const only = readIds(options, 'only', profile, data);
  const skip = readIds(options, 'skip', profile, data);
  return {
    profile,
    product,
    at,
    duration,
    only: only && new Set(only),
    skip: new Set(skip ?? []),
    speed: typeof options['speed'] === 'boolean' ? options['speed'] : null,
    watchMinutes: watch === null ? null : readDurationMinutes(watch),
    saveFacts,
    facts,
    browser,
    html: text(options, 'html'),
    card: text(options, 'card'),
    all,
    brief,
    strict: options['strict'] === true,
    listChecks: options['listChecks'] === true,
  };
}

function unknownWord(code: string, option: string, typed: string, allowed: readonly string[]): UsageError {
  return new UsageError(
    code,
    { en: `${option} does not know "${visible(typed, 60)}".`, nl: `${option} kent "${visible(typed, 60)}" niet.` },
    choiceHint(typed, allowed),
  );
}

function readProfile(typed: string | null, data: ExamCheckData): Profile | null {
  if (typed === null) return null;
  const found = data.profiles.find((profile) => profile.id === typed);
  if (found) return found;
  throw unknownWord(
    'unknown-profile',
    '--profile',
    typed,
    data.profiles.map((profile) => profile.id),
  );
}

function productsOf(data: ExamCheckData): readonly string[] {
  return data.profiles.flatMap((profile) => profile.variants.flatMap((variant) => variant.with ?? []));
}

function readProduct(typed: string | null, profile: Profile | null, data: ExamCheckData): string | null {
  if (typed === null) return null;
  const known = productsOf(data);
  if (!known.includes(typed)) throw unknownWord('unknown-product', '--with', typed, known);
  if (profile?.variants.some((variant) => variant.with === typed)) return typed;
  throw new UsageError(
    'conflicting-options',
    { en: '--with goes with --profile secure only.', nl: '--with hoort alleen bij --profile secure.' },
    { en: 'Leave --with out, or add --profile secure.', nl: 'Laat --with weg, of voeg --profile secure toe.' },
  );
}

/** Ids of checks; with a profile only those that it has. */
function readIds(
  options: OptionValues,
  name: 'only' | 'skip',
  profile: Profile | null,
  data: ExamCheckData,
): readonly string[] | null {
  const typed = idsOf(options, name);
  if (typed === null) return null;
  const allowed = checksOf(profile, data).map((check) => check.id);
  const strange = typed.find((id) => !allowed.includes(id));
  if (strange === undefined) return typed;
  const elsewhere = data.checks.find((check) => check.id === strange);
  if (profile !== null && elsewhere) throw foreignCheck(`--${name}`, elsewhere, profile);
  throw unknownCheck(`--${name}`, strange, allowed);
}

/** What is typed beyond this is no slip of the fingers. */
const LONGEST_ID = 64;

/** So many ids are named for one that does not exist. */
const NEAREST = 3;

/** An id that no check has. There are too many checks to list them all in one line. */
function unknownCheck(option: string, typed: string, allowed: readonly string[]): UsageError {
  const nearest = typed === '' ? [] : nearestOf(typed.slice(0, LONGEST_ID).toLowerCase(), allowed);
  const meant = (start: string, or: string): string =>
    nearest.length === 0 ? '' : `${start} ${listed(nearest, or)}? `;
  return new UsageError(
    'unknown-check',
    { en: `${option} does not know "${visible(typed, 60)}".`, nl: `${option} kent "${visible(typed, 60)}" niet.` },
    {
      en: `${meant('Did you mean', 'or')}All checks: lusupport exam-check --list-checks`,
      nl: `${meant('Bedoelde je', 'of')}Alle controles: lusupport exam-check --list-checks`,
    },
  );
}

/** Ids that hold what was typed come first, then those that differ least from it; none that is far from it. */
function nearestOf(typed: string, allowed: readonly string[]): readonly string[] {
  const distance = (id: string): number => (id.includes(typed) ? 0 : editDistance(typed, id));
  return allowed
    .filter((id) => distance(id) <= allowedEdits(typed, id))
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, NEAREST);
}

function foreignCheck(option: string, { id, profiles }: Check, profile: Profile): UsageError {
  const kinds = `${profiles.join(', ')} (--profile ${profiles.at(-1)})`;
  return new UsageError(
    'unknown-check',
    {
      en: `${option}: ${id} is not part of this kind of exam (${profile.id}).`,
      nl: `${option}: ${id} hoort niet bij dit soort tentamen (${profile.id}).`,
    },
    { en: `It belongs to: ${kinds}.`, nl: `Het hoort bij: ${kinds}.` },
  );
}

/**
 * Refuses a check of `--only` that the kind of exam does not have: judged without it, nothing would be judged.
 *
 * @throws UsageError (exit 2) that names the kinds of exam that have it
 */
export function refuseForeignChecks(only: ReadonlySet<string> | null, profile: Profile, data: ExamCheckData): void {
  const foreign = data.checks.find((check) => only?.has(check.id) === true && !check.profiles.includes(profile.id));
  if (foreign) throw foreignCheck('--only', foreign, profile);
}

/** @throws UsageError (exit 2) when `--only` and `--skip` leave no check: a verdict on nothing would be no verdict. */
export function refuseNothingToCheck({ only, skip }: ExamCheckOptions, profile: Profile, data: ExamCheckData): void {
  const left = checksOf(profile, data).some(({ id }) => (only?.has(id) ?? true) && !skip.has(id));
  if (left) return;
  throw new UsageError(
    'nothing-to-check',
    { en: '--only and --skip leave nothing to check.', nl: '--only en --skip laten niets over om te controleren.' },
    { en: 'Leave one of the two out.', nl: 'Laat een van de twee weg.' },
  );
}

/** @throws UsageError (exit 2) for what needs the connection, where nothing may be contacted. */
export function refuseOffline({ watchMinutes, speed }: ExamCheckOptions, offline: boolean): void {
  if (!offline) return;
  if (watchMinutes !== null) throw conflictingOptions('--watch', '--offline');
  if (speed === true) throw conflictingOptions('--speed', '--offline');
}

/** @throws UsageError (exit 2) when `--watch` is given where nobody would judge what it sees. */
export function refuseNothingToWatch(
  { watchMinutes, only, skip }: ExamCheckOptions,
  profile: Profile,
  data: ExamCheckData,
): void {
  if (watchMinutes === null) return;
  const check = data.checks.find(({ id }) => id === WATCHED);
  if (check && !check.profiles.includes(profile.id)) throw foreignCheck('--watch', check, profile);
  if (only !== null && !only.has(WATCHED)) throw conflictingOptions('--watch', '--only');
  if (skip.has(WATCHED)) throw conflictingOptions('--watch', '--skip');
}

/** The checks of a kind of exam; all checks where none is named. */
export function checksOf(profile: Profile | null, data: ExamCheckData): readonly Check[] {
  return profile === null ? data.checks : data.checks.filter((check) => check.profiles.includes(profile.id));
}

/** The variant that was asked for; without a product the first one. */
export function variantOf(profile: Profile, product: string | null): ProfileVariant {
  const variant = profile.variants.find((each) => product === null || each.with === product) ?? profile.variants[0];
  if (!variant) throw new Error(`The kind of exam ${profile.id} has no variant.`);
  return variant;
}
