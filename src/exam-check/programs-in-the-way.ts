import type { KnownProgram, ProfileId, Programs, SecureProduct } from '../reference/exam-check-data.ts';
import type { RunningProgram } from './facts.ts';

type Rule = Programs['rules'][number];

export interface InTheWay {
  /** Programs that warn, in the order of their groups. */
  readonly inTheWay: readonly KnownProgram[];
  /** Programs that are worth a remark. */
  readonly hinted: readonly KnownProgram[];
  /** The rule of the first program in the way; null without any. */
  readonly rule: Rule | null;
}

/** Which of the running programs are in the way of one kind of exam. */
export function programsInTheWay(
  running: readonly RunningProgram[],
  table: Programs,
  profile: ProfileId,
  product: SecureProduct | null,
): InTheWay {
  const programs = table.programs.filter(({ id }) => running.some((each) => each.id === id));
  const rules = table.rules.filter(
    (rule) => rule.profiles.includes(profile) && (rule.with === null || rule.with === product),
  );
  const hit = table.groups.flatMap((group) => {
    const rule = rules.find((each) => each.group === group.id);
    const own = programs.filter((program) => program.group === group.id && !(rule?.except ?? []).includes(program.id));
    const warning = own.filter((program) => !program.onlyHint);
    return rule ? [{ rule, warning: warning.length < rule.atLeast ? [] : warning, own }] : [];
  });
  return {
    inTheWay: hit.flatMap(({ warning }) => warning),
    hinted: hit.flatMap(({ own }) => own.filter((program) => program.onlyHint)),
    rule: hit.find(({ warning }) => warning.length > 0)?.rule ?? null,
  };
}
