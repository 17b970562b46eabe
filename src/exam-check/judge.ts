import type { Check, ExamCheckData, Limit, Profile, ProfileVariant } from '../reference/exam-check-data.ts';
import { minutesFromCampus, READINGS } from './checks.ts';
import type { ExamTime, ExamWork } from './exam-time.ts';
import type { Fact, FactName, Facts, HostOutcome, HostResult, SkipReason, UnknownReason } from './facts.ts';
import { type Assessment, type Detail, type Finding, type Found, SAID_ELSEWHERE, type Value } from './finding.ts';
import { canFail, hardestOwner, hold, limitsFor, type Outcome, wantedOf } from './limits.ts';
import { programsInTheWay } from './programs-in-the-way.ts';
import type { Reading } from './readings.ts';
import { judgeSystem } from './systems.ts';
import { verdictOf } from './verdict.ts';

/** What the student chose to leave out. */
export interface Choices {
  /** Ids of `--only`; null for all. */
  readonly only: ReadonlySet<string> | null;
  readonly skip: ReadonlySet<string>;
  readonly offline: boolean;
  /** False with `--no-speed`. */
  readonly speed: boolean;
  /** False where contacting hosts was not agreed to. */
  readonly consent: boolean;
  /** False where transferring data for the speed measurement was not agreed to. */
  readonly speedConsent: boolean;
}

export interface JudgeInput {
  readonly data: ExamCheckData;
  readonly profile: Profile;
  readonly variant: ProfileVariant;
  readonly facts: Partial<Facts>;
  readonly nowMs: number;
  /** Null: no exam was named. */
  readonly exam: ExamTime | null;
  readonly work: ExamWork;
  readonly choices: Choices;
}

/** What a judge of one check decides; the rest of the finding follows from the check. */
interface Decision {
  readonly state: Finding['state'];
  readonly code: string;
  readonly args?: Finding['args'];
  readonly found?: Found | null;
  readonly reason?: Finding['reason'];
  readonly wanted?: Finding['wanted'];
  readonly limit?: Finding['limit'];
  readonly details?: readonly Detail[];
}

/**
 * Judges everything that was found for one kind of exam. Pure and total: whatever the facts are, every check of the
 * profile comes back once, in the order of the data, and a better fact never makes the verdict worse.
 */
export function judge(input: JudgeInput): Assessment {
  const { data, profile, choices } = input;
  const checks = data.checks.filter((check) => isPartOf(check, profile, input.facts));
  const findings = checks.map((check) => finding(check, input));
  return {
    verdict: verdictOf(findings),
    partial: choices.only !== null || choices.skip.size > 0,
    findings: findings.map((one) => saidOnce(one, findings)),
  };
}

/**
 * One trouble, one thing to do: the switch that makes the camera fail is spoken of there, and a computer that must be
 * restarted for its updates need not be told twice more to restart.
 */
function saidOnce(one: Finding, all: readonly Finding[]): Finding {
  const other = (id: string): Finding | undefined => all.find((each) => each.id === id);
  const camera = other('camera');
  const saidElsewhere =
    one.state === 'warn' &&
    ((one.id === 'camera-permission' && camera?.state === 'fail' && camera.args['measure'] === 'allowed') ||
      ((one.id === 'uptime' || one.id === 'browser-restart') && other('pending-restart')?.state === 'warn'));
  return saidElsewhere ? { ...one, code: SAID_ELSEWHERE } : one;
}

/** Whether a kind of exam has a check; one that it does not need only where its facts were asked for. */
function isPartOf(check: Check, { id }: Profile, facts: Partial<Facts>): boolean {
  if (!check.profiles.includes(id)) return false;
  return !check.optionalFor.includes(id) || check.facts.some((name) => facts[name] !== undefined);
}

/** The limits of a check for the kind of exam and its product. */
export function limitsOf({ data, profile, variant }: JudgeInput, checkId: string): readonly Limit[] {
  return limitsFor(data, profile.id, variant.with, checkId);
}

/** Whether `--only` and `--skip` leave the check in. */
export function isChosen(checkId: string, choices: Choices): boolean {
  return (choices.only?.has(checkId) ?? true) && !choices.skip.has(checkId);
}

function finding(check: Check, input: JudgeInput): Finding {
  const counted = isChosen(check.id, input.choices);
  const decision = counted ? decide(check, input) : skip('asked-to-skip');
  return {
    id: check.id,
    state: decision.state,
    required: input.profile.essential.includes(check.id),
    counted,
    code: decision.code,
    args: decision.args ?? {},
    found: decision.found ?? null,
    reason: decision.reason ?? null,
    ...limitPart(check, decision, input),
    remedy: remedyFor(check, decision, input),
    details: decision.details ?? [],
    durationMs: durationOf(check, input.facts),
  };
}

/** A check that decided nothing still shows its hardest limit, and one that passed too. */
function limitPart(check: Check, decision: Decision, input: JudgeInput): Pick<Finding, 'wanted' | 'limit'> {
  if (decision.wanted !== undefined) return { wanted: decision.wanted, limit: decision.limit ?? null };
  const limits = limitsOf(input, check.id);
  const hardest = limits.find(canFail) ?? limits[0];
  return hardest ? { wanted: wantedOf(hardest), limit: hardestOwner(hardest) } : { wanted: null, limit: null };
}

function remedyFor(check: Check, decision: Decision, { profile, variant, facts }: JudgeInput): Finding['remedy'] {
  const family = facts.operatingSystem?.known === true ? facts.operatingSystem.value.family : null;
  const namesPrograms = (decision.args?.['programs'] ?? '') !== '';
  const advice = check.advice.find(
    (each) =>
      each.state === decision.state &&
      each.profiles.includes(profile.id) &&
      (each.with === null || each.with === variant.with) &&
      (each.code === null || each.code === decision.code) &&
      (each.systems === null || (family !== null && each.systems.includes(family))) &&
      (each.found === null || each.found === decision.found?.value) &&
      (each.needs === null || namesPrograms),
  );
  return advice ? { kind: advice.remedy, text: advice.text } : null;
}

function durationOf(check: Check, facts: Partial<Facts>): number | null {
  const durations = check.facts.flatMap((name) => facts[name]?.durationMs ?? []);
  return durations.length > 0 ? Math.max(...durations) : null;
}

function skip(reason: SkipReason): Decision {
  return { state: 'skip', code: 'skipped', reason };
}

function unknown(reason: UnknownReason, code = 'not-found-out'): Decision {
  return { state: 'unknown', code, reason };
}

function decide(check: Check, input: JudgeInput): Decision {
  const { choices, facts } = input;
  if (check.how === 'ask') return decideAsk(check, input);
  if (check.how === 'calendar') return decideWork(input);
  if (check.contactsHosts && choices.offline) return skip('asked-to-skip');
  if (check.contactsHosts && !choices.consent) return skip('no-consent');
  if (check.measuresSpeed && !choices.speed) return skip('asked-to-skip');
  if (check.measuresSpeed && !choices.speedConsent) return skip('no-consent');
  const stopped = stoppedBy(check, facts);
  if (stopped !== null) return stopped;
  return decideByFacts(check, input);
}

/**
 * Why nothing of the network can be told: each problem is said once, where it lies. A sign-in page is the reason for
 * everything that could not be reached behind it; without a connection there is nothing to look at. What must be asked
 * for (`--watch`) is left to its own fact.
 */
function stoppedBy(check: Check, facts: Partial<Facts>): Decision | null {
  const signIn = facts.signInPage?.known === true && facts.signInPage.value;
  const offline = facts.online?.known === true && !facts.online.value;
  if (check.id === 'captive-portal' && signIn) return null;
  if (check.id === 'online') {
    // Then the sign-in page is the problem, and the check of that name says what to do.
    if (offline && signIn) return unknown('not-online');
    // Behind a proxy a direct attempt proves nothing.
    if (offline && isProxied(facts)) return unknown('disturbed', 'behind-proxy');
    return null;
  }
  if (!check.ofTheNetwork || isNotAsked(check, facts)) return null;
  // Behind a proxy each check goes by what its own look brought.
  if (offline && !isProxied(facts)) return unknown('not-online');
  return signIn && check.contactsHosts ? unknown('not-online') : null;
}

function isNotAsked(check: Check, facts: Partial<Facts>): boolean {
  return check.id === 'stability' && facts.stability === undefined;
}

function isProxied({ proxy }: Partial<Facts>): boolean {
  return proxy?.known === true && proxy.value !== 'none';
}

function decideByFacts(check: Check, input: JudgeInput): Decision {
  const { facts } = input;
  if (check.ofThisComputer && isGuest(facts.platform)) return unknown('guest-of-another-system');
  const needed: Fact<unknown> | undefined = facts[check.facts[0] as FactName];
  if (needed === undefined) return skip('not-asked');
  if (!needed.known && !isWorseForSure(check, facts)) return unknownFact(check, needed.reason, facts);

  const decision = decideKnown(check, input);
  if (!needed.known)
    return decision.state === 'pass' || decision.state === 'unknown' ? unknown(needed.reason) : decision;
  return needed.disturbed && decision.state !== 'pass'
    ? { ...unknown('disturbed'), found: decision.found ?? null }
    : decision;
}

/** Evidence beside the first fact that says no, such as a privacy switch: it decides by itself. */
function isWorseForSure(check: Check, facts: Partial<Facts>): boolean {
  return check.facts.slice(1).some((name) => {
    const fact: Fact<unknown> | undefined = facts[name];
    return fact?.known === true && fact.value === false;
  });
}

/** Why there is no value, with the cause that lies behind it where another fact tells. */
function unknownFact(check: Check, reason: UnknownReason, facts: Partial<Facts>): Decision {
  // A look that was left out for want of a connection, while a proxy may well give one.
  if (reason === 'not-online' && isProxied(facts)) return unknown('disturbed', 'behind-proxy');
  if (reason === 'disturbed' && check.contactsHosts) return unknown('disturbed', 'behind-proxy');
  return unknown(reason, codeOfUnknown(check, facts));
}

/** Where certificates are not valid on the computer's date, that date is why no host could be asked for the time. */
function codeOfUnknown(check: Check, facts: Partial<Facts>): string | undefined {
  const { hosts } = facts;
  const badDate = hosts?.known === true && hosts.value.some(({ outcome }) => outcome === 'certificate-not-valid-now');
  if (check.id === 'clock' && badDate) return 'certificates-not-valid-now';
  const first = facts[check.facts[0] as FactName];
  return check.how === 'browser' && first?.known === false && first.reason === 'no-permission'
    ? 'not-allowed'
    : undefined;
}

/**
 * What a known fact decides. A busy computer can only have made a measurement worse: so one that was disturbed may
 * pass a check, and otherwise decides nothing.
 */
function decideKnown(check: Check, input: JudgeInput): Decision {
  const { facts } = input;
  const own = OWN_JUDGES[check.id];
  if (own) return own(input);
  const read = READINGS[check.id];
  if (!read) return unknown('not-yet-on-this-system');
  const context = {
    facts,
    profile: input.profile.id,
    browsers: input.data.browsers,
    browserLimits: limitsOf(input, 'browser-installed'),
    examPrograms: input.data.programs.rules
      .filter((rule) => rule.profiles.includes(input.profile.id))
      .flatMap((rule) => rule.except),
    nowMs: input.nowMs,
  };
  return decideByLimits(check, read(context), limitsOf(input, check.id));
}

/** WSL, a container or an SSH session: what is found there is not the computer in front of the student. */
function isGuest(platform: Partial<Facts>['platform']): boolean {
  return platform?.known === true && platform.value !== 'own-system';
}

const SEVERITY: readonly Outcome['state'][] = ['pass', 'unknown', 'warn', 'fail'];

interface Held {
  readonly limit: Limit;
  readonly outcome: Outcome;
  readonly value: Value | readonly Value[];
}

function decideByLimits(check: Check, reading: Reading, limits: readonly Limit[]): Decision {
  if (!reading.known) return unknown(reading.reason, reading.code);
  if (reading.nothing) return { state: 'pass', code: 'ok', args: reading.args, details: reading.details };
  const held = limits.flatMap((limit): Held[] => {
    const value = reading.values[limit.measure];
    return value === undefined ? [] : [{ limit, value, outcome: hold(limit, value) }];
  });
  const { args, details } = reading;
  const first = held.find(({ limit }) => canFail(limit)) ?? held[0];
  if (!first) {
    return limits.length > 0
      ? unknown('garbled')
      : { state: 'pass', code: 'ok', args, details, found: foundOf(reading) };
  }
  const worst = held.reduce(
    (one, other) => (SEVERITY.indexOf(other.outcome.state) > SEVERITY.indexOf(one.outcome.state) ? other : one),
    first,
  );
  const { state, code, owner, allowed } = worst.outcome;
  return {
    state,
    code: state === 'unknown' ? 'no-known-browser' : code,
    args: { ...args, measure: worst.limit.measure },
    found: shown(worst.value, worst.limit.unit),
    reason: state === 'unknown' ? 'not-on-this-system' : null,
    wanted: wantedOf(worst.limit, allowed),
    limit: state === 'pass' || state === 'unknown' ? hardestOwner(worst.limit) : owner,
    details: check.id === 'browser-installed' ? browserDetails(details) : details,
  };
}

function browserDetails(details: readonly Detail[]): readonly Detail[] {
  return details.filter((detail) => detail.kind === 'browser');
}

/** A value as a result shows it; a list as its ids in a row, nothing where the list is empty. */
function shown(value: Value | readonly Value[], unit: string | null): Found | null {
  if (!Array.isArray(value)) return { value: value as Value, unit };
  return value.length === 0 ? null : { value: value.join(' '), unit };
}

function foundOf(reading: Extract<Reading, { known: true }>): Found | null {
  const value = reading.values['value'];
  return value === undefined ? null : shown(value, reading.unit ?? null);
}

const OWN_JUDGES: Readonly<Record<string, (input: JudgeInput) => Decision>> = {
  'platform-context': decidePlatform,
  'os-supported': decideSystem,
  programs: decidePrograms,
  hosts: decideHosts,
  'time-zone': decideZone,
};

function decidePlatform({ facts }: JudgeInput): Decision {
  const platform = facts.platform?.known === true ? facts.platform.value : 'own-system';
  const found: Found = { value: platform, unit: null };
  if (platform === 'own-system') return { state: 'pass', code: 'ok', found };
  return { state: 'unknown', code: `guest-${platform}`, reason: 'guest-of-another-system', found };
}

function decideSystem({ data, facts, profile, variant, nowMs }: JudgeInput): Decision {
  if (facts.operatingSystem?.known !== true) return unknown('garbled');
  const system = facts.operatingSystem.value;
  const outcome = judgeSystem(
    data.systems,
    system,
    profile.id,
    variant.with,
    nowMs,
    facts.updatesEndOn?.known === true ? facts.updatesEndOn.value : null,
  );
  const name = system.distribution ?? system.family;
  const args = {
    name,
    version: system.version ?? '',
    ...(outcome.endedOn === null ? {} : { endedOn: outcome.endedOn }),
  };
  return {
    state: outcome.state,
    code: outcome.code,
    args,
    found: { value: system.version === null ? name : `${name} ${system.version}`, unit: null },
    reason: outcome.reason,
    wanted: outcome.wanted,
    limit: outcome.owner,
  };
}

/**
 * What a host that did not answer well means. A certificate of somebody else is reachable all the same; it is said here
 * only where `tls-inspection` has not said it already.
 */
function stateOfHost(outcome: HostOutcome, otherwise: 'warn' | 'fail', saidElsewhere: boolean): AskedHost['state'] {
  if (outcome === 'answered') return 'pass';
  if (outcome === 'certificate-not-trusted') return saidElsewhere ? 'pass' : 'warn';
  return otherwise;
}

interface AskedHost {
  readonly name: string;
  readonly port: number;
  readonly product: string;
  readonly state: 'pass' | 'warn' | 'fail' | 'unknown';
  readonly outcome: HostOutcome | null;
}

function askedHosts(results: readonly HostResult[], { data, variant, facts }: JudgeInput): AskedHost[] {
  const readAlong = facts.certificates?.known === true && facts.certificates.value !== 'public';
  return variant.hosts.flatMap(({ host: name, otherwise }): AskedHost[] => {
    const host = data.hosts.hosts.find((each) => each.host === name);
    if (!host) return [];
    const result = results.find((each) => each.host === name && each.port === host.port);
    const outcome = result?.outcome ?? null;
    const state = outcome === null ? 'unknown' : stateOfHost(outcome, otherwise, readAlong);
    return [{ name, port: host.port, product: host.product, state, outcome }];
  });
}

function decideHosts(input: JudgeInput): Decision {
  if (input.facts.hosts?.known !== true) return unknown('garbled');
  const hosts = askedHosts(input.facts.hosts.value, input);
  const details = hosts.map(
    ({ name, port, product, outcome }): Detail => ({ kind: 'host', host: name, port, product, outcome }),
  );
  const worst =
    (['fail', 'warn', 'unknown'] as const).find((state) => hosts.some((host) => host.state === state)) ?? 'pass';
  const bad = hosts.filter((host) => host.state === worst && worst !== 'pass');
  // A wrong date of the computer explains every other failure, so it is the one to speak of.
  const first = bad.find((host) => host.outcome === 'certificate-not-valid-now') ?? bad[0];
  const reached = hosts.filter((host) => host.state === 'pass').length;
  const products = new Set(hosts.map((host) => host.product));
  return {
    state: worst,
    code: worst === 'pass' || worst === 'unknown' ? 'ok' : (first?.outcome ?? 'ok'),
    args: {
      host: first?.name ?? '',
      product: first?.product ?? '',
      others: Math.max(0, bad.length - 1),
      onlyOneProduct: products.size <= 1,
    },
    found: { value: reached, unit: 'hosts' },
    reason: worst === 'unknown' ? 'garbled' : null,
    wanted: { oneOf: ['answered'], unit: null },
    limit: null,
    details,
  };
}

function decidePrograms({ facts, data, profile, variant }: JudgeInput): Decision {
  if (facts.programs?.known !== true) return unknown('garbled');
  const { inTheWay, hinted, rule } = programsInTheWay(facts.programs.value, data.programs, profile.id, variant.with);
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join(' ');
  // Of several browsers one stays open, so these are not among the programs to quit.
  const toQuit = inTheWay.filter(({ group }) => group !== 'browsers');
  const args = { programs: ids(toQuit), open: ids(inTheWay), hinted: ids(hinted), count: inTheWay.length };
  const [worst] = inTheWay;
  if (!worst || !rule) {
    const details: Detail[] = hinted.length > 0 ? [{ kind: 'remark', code: 'sync-runs' }] : [];
    return { state: 'pass', code: 'ok', args, details };
  }
  const mixed = toQuit.length > 0 && toQuit.length < inTheWay.length;
  return {
    state: 'warn',
    code: mixed ? 'with-browsers' : worst.group,
    args,
    found: { value: inTheWay.length, unit: 'programs' },
    wanted: { warnAbove: rule.atLeast - 1, unit: 'programs' },
    limit: { by: rule.by, source: rule.source },
    details: inTheWay.map(({ id, group }): Detail => ({ kind: 'program', program: id, group })),
  };
}

function decideZone({ facts, exam, nowMs }: JudgeInput): Decision {
  if (facts.timeZone?.known !== true) return unknown('garbled');
  const zone = facts.timeZone.value;
  const minutes = minutesFromCampus(zone, exam?.startMs ?? nowMs);
  if (minutes === null) return unknown('garbled');
  const found: Found = { value: minutes, unit: 'minutes' };
  const wanted = { oneOf: [0], unit: 'minutes' };
  const limit = { by: 'ours', source: 'ours' } as const;
  const args = { zone, atMs: exam?.startMs ?? nowMs };
  if (minutes === 0) return { state: 'pass', code: 'ok', found, wanted, limit };
  if (exam) return { state: 'warn', code: 'zone-differs', args, found, wanted, limit };
  const details: Detail[] = [{ kind: 'remark', code: 'zone-differs' }];
  return { state: 'pass', code: 'zone-differs', args, found, wanted, limit, details };
}

function decideWork({ work, exam }: JudgeInput): Decision {
  const detail =
    (relation: 'overlaps' | 'hour-before' | 'perhaps') =>
    (occurrence: ExamWork['overlaps'][number]): Detail => ({
      kind: 'occurrence',
      occurrence: occurrence.id,
      services: occurrence.services,
      startMs: occurrence.startMs,
      endMs: occurrence.endMs,
      relation,
    });
  const details = [
    ...work.overlaps.map(detail('overlaps')),
    ...work.hourBefore.map(detail('hour-before')),
    ...work.perhaps.map(detail('perhaps')),
  ];
  const decided = { details, wanted: null, limit: null } as const;
  const [first] = work.overlaps;
  if (!first) return { ...decided, state: 'pass', code: 'ok' };
  const args = { startMs: first.startMs, endMs: first.endMs };
  const limit = { by: 'university', source: 'page-a' } as const;
  return { ...decided, limit, state: 'warn', code: exam ? 'overlaps' : 'running-now', args };
}

/** Without a card the student needs a statement from uSis: said when work on uSis comes before the exam. */
function decideAsk(check: Check, { work }: JudgeInput): Decision {
  const { statement } = work;
  if (check.id !== 'id-ready' || statement === null) return { state: 'ask', code: 'ask' };
  const { id, services, startMs, endMs } = statement;
  const details: Detail[] = [{ kind: 'occurrence', occurrence: id, services, startMs, endMs, relation: 'statement' }];
  return { state: 'ask', code: 'ask', details };
}
