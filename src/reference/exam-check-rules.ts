import type { Text } from '../language.ts';
import type { Check, ExamCheckData, Limit, Owner, ProfileId } from './exam-check-data.ts';
import type { RuleProblem } from './problem.ts';
import type { Source } from './source-data.ts';

type Path = readonly (string | number)[];

interface Owned {
  readonly by: Owner;
  readonly source: string;
  readonly plain: boolean;
}

function problem(file: string, path: Path, code: string, en: string, nl: string): RuleProblem {
  return { file, path, code, message: { en, nl } satisfies Text };
}

/** Ids that occur twice, each once with the place of the second. */
function doubles(file: string, ids: readonly string[], path: (index: number) => Path): RuleProblem[] {
  return ids.flatMap((name, index) =>
    ids.indexOf(name) === index
      ? []
      : [problem(file, path(index), 'double-id', `${name} stands here twice`, `${name} staat hier twee keer`)],
  );
}

function unknownId(file: string, path: Path, name: string, where: string): RuleProblem {
  return problem(
    file,
    path,
    'unknown-id',
    `an id of ${where}; there is no ${name}`,
    `een id uit ${where}; ${name} is er niet`,
  );
}

/**
 * A limit must name a source of the owner it claims, and only the university, the maker of the student's own product,
 * or plain impossibility can make a check fail. What other universities or we ourselves ask for can only warn.
 */
function ownerProblems(
  file: string,
  path: Path,
  state: 'warn' | 'fail' | 'unknown',
  owned: Owned,
  sources: ReadonlyMap<string, Source>,
): RuleProblem[] {
  const source = sources.get(owned.source);
  const found: RuleProblem[] = [];
  if (!source) return [unknownId(file, [...path, 'source'], owned.source, 'sources.yaml')];
  if (source.by !== owned.by && !(source.by === 'other' && owned.by === 'peer')) {
    found.push(
      problem(
        file,
        [...path, 'by'],
        'owner-differs',
        `${source.by}, as sources.yaml says of ${source.id}`,
        `${source.by}, zoals sources.yaml van ${source.id} zegt`,
      ),
    );
  }
  if (owned.by === 'peer' && source.peer === undefined) {
    found.push(
      problem(
        file,
        [...path, 'source'],
        'peer-unnamed',
        `a source that says what it is (peer: program, university or general); ${source.id} does not`,
        `een bron die zegt wat ze is (peer: program, university of general); ${source.id} doet dat niet`,
      ),
    );
  }
  const published = owned.by === 'university' || owned.by === 'vendor';
  if (state === 'fail' && !published && !owned.plain) {
    found.push(
      problem(
        file,
        [...path, 'by'],
        'fail-not-published',
        'university or vendor: a limit of peers or our own can only warn (or say plain: true where it plainly cannot work)',
        'university of vendor: een grens van anderen of van ons mag alleen waarschuwen (of plain: true als het echt niet kan werken)',
      ),
    );
  }
  return found;
}

const BOUNDS = ['warnBelow', 'failBelow', 'warnAbove', 'failAbove'] as const;

function stateOf(name: (typeof BOUNDS)[number]): 'warn' | 'fail' {
  return name.startsWith('warn') ? 'warn' : 'fail';
}

function limitProblems(data: ExamCheckData, sources: ReadonlyMap<string, Source>): RuleProblem[] {
  const file = 'limits.yaml';
  const checks = new Map(data.checks.map((check) => [check.id, check]));
  const places = data.limits.flatMap((limit) =>
    limit.profiles.map((profile) => `${limit.check}/${limit.measure}/${profile}/${limit.with ?? 'any'}`),
  );
  const found = doubles(file, places, () => []);
  for (const [index, limit] of data.limits.entries()) {
    const check = checks.get(limit.check);
    if (!check) {
      found.push(unknownId(file, [index, 'check'], limit.check, 'checks.yaml'));
      continue;
    }
    for (const name of limit.profiles.filter((each) => !check.profiles.includes(each))) {
      found.push(
        problem(
          file,
          [index, 'profiles'],
          'not-in-profile',
          `${name} does not list ${check.id}`,
          `${name} noemt ${check.id} niet`,
        ),
      );
    }
    for (const name of BOUNDS) {
      const bound = limit[name];
      if (bound) found.push(...ownerProblems(file, [index, name], stateOf(name), bound, sources));
    }
    for (const [place, allowed] of (limit.oneOf ?? []).entries()) {
      found.push(...ownerProblems(file, [index, 'oneOf', place], allowed.otherwise, allowed, sources));
    }
    found.push(...orderProblems(index, limit));
  }
  return found;
}

/** The bound that fails lies beyond the one that warns. */
function orderProblems(index: number, limit: Limit): RuleProblem[] {
  const { warnBelow, failBelow, warnAbove, failAbove } = limit;
  const low = warnBelow && failBelow && failBelow.value > warnBelow.value;
  const high = warnAbove && failAbove && failAbove.value < warnAbove.value;
  if (!low && !high) return [];
  return [
    problem(
      'limits.yaml',
      [index],
      'bounds-crossed',
      'a failing bound beyond the warning bound',
      'een afkeurgrens voorbij de waarschuwgrens',
    ),
  ];
}

function checkProblems(data: ExamCheckData, sources: ReadonlyMap<string, Source>): RuleProblem[] {
  const file = 'checks.yaml';
  const found = doubles(
    file,
    data.checks.map((check) => check.id),
    (index) => [index, 'id'],
  );
  for (const [index, check] of data.checks.entries()) {
    for (const name of check.sources.filter((each) => !sources.has(each))) {
      found.push(unknownId(file, [index, 'sources'], name, 'sources.yaml'));
    }
    const readsFacts = check.how === 'facts' || check.how === 'browser';
    if (readsFacts !== check.facts.length > 0) {
      found.push(
        problem(
          file,
          [index, 'facts'],
          'facts-missing',
          'facts exactly where how is facts or browser',
          'facts precies waar how facts of browser is',
        ),
      );
    }
    for (const state of statesOf(check, data)) found.push(...adviceProblems(index, check, state));
  }
  return found;
}

type Advised = { readonly state: 'warn' | 'fail' | 'ask'; readonly profile: ProfileId };

/** The states, by profile, that a limit or the kind of check can lead to; each needs a sentence that says what to do. */
function statesOf(check: Check, data: ExamCheckData): Advised[] {
  const everywhere = (state: Advised['state']): Advised[] => check.profiles.map((profile) => ({ state, profile }));
  if (check.how === 'ask') return everywhere('ask');
  if (check.how === 'calendar') return everywhere('warn');
  if (check.id === 'programs') {
    return data.programs.rules.flatMap((rule) => rule.profiles.map((profile) => ({ state: 'warn' as const, profile })));
  }
  return data.limits
    .filter((limit) => limit.check === check.id)
    .flatMap((limit) => {
      const states = new Set<'warn' | 'fail'>();
      for (const name of BOUNDS) if (limit[name]) states.add(stateOf(name));
      for (const allowed of limit.oneOf ?? []) if (allowed.otherwise !== 'unknown') states.add(allowed.otherwise);
      return [...states].flatMap((state) => limit.profiles.map((profile) => ({ state, profile })));
    });
}

function adviceProblems(index: number, check: Check, wanted: Advised): RuleProblem[] {
  const there = check.advice.some(
    (advice) =>
      advice.state === wanted.state &&
      advice.profiles.includes(wanted.profile) &&
      [advice.code, advice.systems, advice.found, advice.needs].every((condition) => condition === null),
  );
  if (there) return [];
  return [
    problem(
      'checks.yaml',
      [index, 'advice'],
      'advice-missing',
      `an advice for ${wanted.state} in ${wanted.profile}`,
      `een advies voor ${wanted.state} bij ${wanted.profile}`,
    ),
  ];
}

function profileProblems(data: ExamCheckData, sources: ReadonlyMap<string, Source>): RuleProblem[] {
  const file = 'profiles.yaml';
  const hosts = new Set(data.hosts.hosts.map((host) => host.host));
  const found = doubles(
    file,
    data.profiles.map((profile) => profile.id),
    (index) => [index, 'id'],
  );
  for (const [index, profile] of data.profiles.entries()) {
    const own = new Set(data.checks.filter((check) => check.profiles.includes(profile.id)).map((check) => check.id));
    for (const name of profile.essential.filter((each) => !own.has(each))) {
      found.push(unknownId(file, [index, 'essential'], name, `checks.yaml (${profile.id})`));
    }
    for (const name of profile.sources.filter((each) => !sources.has(each))) {
      found.push(unknownId(file, [index, 'sources'], name, 'sources.yaml'));
    }
    for (const [place, variant] of profile.variants.entries()) {
      const named = [
        ...variant.hosts.map((host) => host.host),
        ...variant.online,
        ...variant.clock,
        ...variant.latency,
      ];
      for (const name of new Set(named.filter((each) => !hosts.has(each)))) {
        found.push(unknownId(file, [index, 'variants', place], name, 'hosts.yaml'));
      }
    }
  }
  return found;
}

/** What a speed measurement may transfer in all: it is said to the student before. */
export const MOST_TRANSFERRED_BYTES = 15_000_000;

function measuringProblems({ hosts: { hosts, measuring } }: ExamCheckData): RuleProblem[] {
  const file = 'hosts.yaml';
  const known = new Set(hosts.map(({ host }) => host));
  const { signInPage, stun, speed } = measuring;
  const tooMuch = speed.download.mostBytes + speed.upload.mostBytes > MOST_TRANSFERRED_BYTES;
  return [
    ...[signInPage.host, ...stun, speed.host]
      .filter((host) => !known.has(host))
      .map((host) => unknownId(file, ['measuring'], host, 'hosts.yaml')),
    ...(tooMuch
      ? [
          problem(
            file,
            ['measuring', 'speed'],
            'too-much',
            `at most ${MOST_TRANSFERRED_BYTES} bytes in both directions together`,
            `hoogstens ${MOST_TRANSFERRED_BYTES} bytes in beide richtingen samen`,
          ),
        ]
      : []),
  ];
}

function hostProblems(data: ExamCheckData, sources: ReadonlyMap<string, Source>): RuleProblem[] {
  const file = 'hosts.yaml';
  const products = new Set(data.hosts.products.map((product) => product.id));
  return [
    ...measuringProblems(data),
    ...doubles(
      file,
      data.hosts.hosts.map((host) => host.host),
      (index) => ['hosts', index, 'host'],
    ),
    ...data.hosts.hosts.flatMap((host, index) => [
      ...(products.has(host.product) ? [] : [unknownId(file, ['hosts', index, 'product'], host.product, 'hosts.yaml')]),
      ...host.sources
        .filter((name) => !sources.has(name))
        .map((name) => unknownId(file, ['hosts', index, 'sources'], name, 'sources.yaml')),
    ]),
  ];
}

function systemProblems(data: ExamCheckData, sources: ReadonlyMap<string, Source>): RuleProblem[] {
  const file = 'os-support.yaml';
  return [
    ...data.systems.ends.flatMap((end, index) => ownerProblems(file, ['ends', index], 'warn', end, sources)),
    ...data.systems.rules.flatMap((rule, index) => [
      ...(rule.always ? ownerProblems(file, ['rules', index, 'always'], rule.always.state, rule.always, sources) : []),
      ...(rule.warnBelow ? ownerProblems(file, ['rules', index, 'warnBelow'], 'warn', rule.warnBelow, sources) : []),
      ...(rule.failBelow ? ownerProblems(file, ['rules', index, 'failBelow'], 'fail', rule.failBelow, sources) : []),
    ]),
  ];
}

/** A text may name programs exactly where it is only used when there are some. */
function placeholderProblems(data: ExamCheckData): RuleProblem[] {
  return data.checks.flatMap((check, index) =>
    check.advice.flatMap((advice, place) => {
      const named = [advice.text.en, advice.text.nl].filter((sentence) => sentence.includes('{programs}')).length;
      if (named === (advice.needs === 'programs' ? 2 : 0)) return [];
      return [
        problem(
          'checks.yaml',
          [index, 'advice', place, 'text'],
          'placeholder',
          '{programs} in both languages exactly where needs is programs',
          '{programs} in beide talen precies waar needs programs is',
        ),
      ];
    }),
  );
}

function programProblems({ programs: table }: ExamCheckData, sources: ReadonlyMap<string, Source>): RuleProblem[] {
  const file = 'programs.yaml';
  const groups = new Set(table.groups.map((group) => group.id));
  const programs = new Set(table.programs.map((program) => program.id));
  return [
    ...doubles(
      file,
      table.programs.map((program) => program.id),
      (index) => ['programs', index, 'id'],
    ),
    ...table.programs.flatMap((program, index) =>
      groups.has(program.group) ? [] : [unknownId(file, ['programs', index, 'group'], program.group, file)],
    ),
    ...table.rules.flatMap((rule, index) => [
      ...(groups.has(rule.group) ? [] : [unknownId(file, ['rules', index, 'group'], rule.group, file)]),
      ...rule.except
        .filter((name) => !programs.has(name))
        .map((name) => unknownId(file, ['rules', index, 'except'], name, file)),
      ...ownerProblems(file, ['rules', index], 'warn', rule, sources),
    ]),
  ];
}

/** What is wrong between the records of the exam check and with their sources; empty when all holds together. */
export function checkExamCheck(data: ExamCheckData, sources: readonly Source[]): RuleProblem[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return [
    ...profileProblems(data, byId),
    ...checkProblems(data, byId),
    ...limitProblems(data, byId),
    ...hostProblems(data, byId),
    ...systemProblems(data, byId),
    ...placeholderProblems(data),
    ...programProblems(data, byId),
    ...data.browsers.sources
      .filter((name) => !byId.has(name))
      .map((name) => unknownId('browsers.yaml', ['sources'], name, 'sources.yaml')),
  ];
}
