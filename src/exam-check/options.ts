import { choiceHint } from '../choice-hint.ts';
import type { OptionValues } from '../command.ts';
import { UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import type { Check, ExamCheckData, Profile, ProfileVariant } from '../reference/exam-check-data.ts';

/** The options of the command, checked for what needs nothing but the data. */
export interface ExamCheckOptions {
  /** Null: not given. */
  readonly profile: Profile | null;
  readonly product: string | null;
  readonly at: string | null;
  readonly duration: string | null;
  readonly only: ReadonlySet<string> | null;
  readonly skip: ReadonlySet<string>;
  /** False with `--no-speed`. */
  readonly speed: boolean;
  readonly saveFacts: string | null;
  readonly facts: string | null;
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
  if (duration !== null && at === null) throw forWithoutAt();
  const all = options['all'] === true;
  const brief = options['brief'] === true;
  if (all && brief) throw pairRefused('--all', '--brief');
  const facts = text(options, 'facts');
  const saveFacts = text(options, 'saveFacts');
  const only = readIds(options, 'only', profile, data);
  const skip = readIds(options, 'skip', profile, data);
  return {
    profile,
    product,
    at,
    duration,
    only: only && new Set(only),
    skip: new Set(skip ?? []),
    speed: options['speed'] !== false,
    saveFacts,
    facts,
    all,
    brief,
    strict: options['strict'] === true,
    listChecks: options['listChecks'] === true,
  };
}

function pairRefused(one: string, other: string): UsageError {
  return new UsageError(
    'options-conflict',
    { en: `${one} and ${other} do not go together.`, nl: `${one} en ${other} gaan niet samen.` },
    { en: 'Use one of the two.', nl: 'Gebruik een van de twee.' },
  );
}

function forWithoutAt(): UsageError {
  return new UsageError(
    'options-conflict',
    { en: '--for needs --at: when does the exam start?', nl: '--for heeft --at nodig: wanneer begint het tentamen?' },
    {
      en: 'For example: --at "tomorrow 13:00" --for 2h',
      nl: 'Bijvoorbeeld: --at "morgen 13:00" --for 2h',
    },
  );
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
    'options-conflict',
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
  if (strange !== undefined) throw unknownWord('unknown-check', `--${name}`, strange, allowed);
  return typed;
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
