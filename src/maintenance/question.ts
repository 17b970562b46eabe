/** What is asked of the schedules: the options of the command, read and settled. */
export interface Question {
  /** The moment the question is about, whole seconds as milliseconds; null where the computer's clock cannot be true. */
  readonly atMs: number | null;
  /** The moment of the run as far as the clock tells; shown also where it cannot be true. */
  readonly shownMs: number;
  /** True where the student named the moment (`--at`). */
  readonly atGiven: boolean;
  /** Length of a plan that starts at the moment; null without one. */
  readonly forMinutes: number | null;
  readonly soonMinutes: number;
  /** A list that was asked for; null for none. */
  readonly list: WantedList | null;
  /** Only schedules of this service; null for all. */
  readonly service: string | null;
}

export type WantedList =
  | { readonly kind: 'soonest'; readonly count: number }
  | { readonly kind: 'period'; readonly fromMs: number; readonly toMs: number };
