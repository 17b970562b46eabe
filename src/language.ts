/** The two languages of the program. Both are complete; neither is a fallback for missing text. */
export const LANGUAGES = ['en', 'nl'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A sentence or name in both languages, as it stands in `data/`. */
export interface Text {
  readonly en: string;
  readonly nl: string;
}

export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'nl';
}

/**
 * The language of a locale name such as `nl_NL.UTF-8`, `nl-BE` or `en`.
 *
 * @returns null when the locale is neither Dutch nor English (`C`, `POSIX`, `de_DE`, empty).
 */
export function languageOfLocale(locale: string | undefined): Language | null {
  const tag = (locale ?? '').slice(0, 2).toLowerCase();
  const separator = (locale ?? '').charAt(2);
  if (!isLanguage(tag)) return null;
  return separator === '' || '_-.@'.includes(separator) ? tag : null;
}

export interface LanguageSources {
  readonly option: Language | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked only when nothing before it decides: it reads a file. */
  readonly setting: () => Language | undefined;
  readonly systemLocale: () => string;
}

/**
 * Which language to speak. The order is part of the contract: the option, `LUSUPPORT_LANG`, the setting,
 * `LC_ALL`, `LC_MESSAGES`, `LANG`, the system's own locale, English.
 *
 * A POSIX variable that is set to another language or to `C` does not decide: the next one is asked.
 */
export function chooseLanguage(sources: LanguageSources): Language {
  const { env } = sources;
  return (
    sources.option ??
    languageOfLocale(env['LUSUPPORT_LANG']) ??
    sources.setting() ??
    languageOfLocale(env['LC_ALL']) ??
    languageOfLocale(env['LC_MESSAGES']) ??
    languageOfLocale(env['LANG']) ??
    languageOfLocale(sources.systemLocale()) ??
    'en'
  );
}
