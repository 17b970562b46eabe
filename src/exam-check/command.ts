import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { RunCommand } from '../command.ts';
import { EXIT, type ExitCode, strongestExit } from '../errors.ts';
import { wrap } from '../io/layout.ts';
import { settleMoment } from '../io/moment-option.ts';
import { type OwnFileKind, readNamedFile, refuseForeignFile, writeWhole } from '../io/own-file.ts';
import { examOf } from '../io/settings.ts';
import { visible } from '../io/visible.ts';
import type { Check, ExamCheckData, Host, Profile, ProfileVariant } from '../reference/exam-check-data.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { sayMoment } from '../time/say.ts';
import { typedMoment } from '../time/typed-moment.ts';
import { CAMPUS_ZONE, isKnownZone, offsetMinutesAt } from '../time/zone.ts';
import { crossWithWork, type ExamTime, workBesides } from './exam-time.ts';
import type { Evidence, FactName, Facts } from './facts.ts';
import { MAX_FACTS_BYTES, readFacts, readFactsFile, writeFacts } from './facts-file.ts';
import type { Assessment, Verdict } from './finding.ts';
import { HELP_COMMAND } from './headline.ts';
import { type Choices, isChosen, judge } from './judge.ts';
import { listAllScreen, listScreen } from './list-text.ts';
import { isReachable, isSpeedFact, mayMeasureHere, mayMeasureSpeed, runSpeed, runWatch } from './measurements.ts';
import {
  type ExamCheckOptions,
  readOptions,
  refuseForeignChecks,
  refuseNothingToCheck,
  refuseNothingToWatch,
  refuseOffline,
  variantOf,
} from './options.ts';
import { columnsOf } from './page.ts';
import type { GatherOptions } from './probes/gather.ts';
import type { Report } from './report.ts';
import { listedResult, resultOf } from './result.ts';
import { isRunning } from './running-exam.ts';
import { screenOf } from './text.ts';
import { wordsOf } from './words.ts';

/** The kind of exam where nobody said which. */
const UNSURE = 'exam';

const DONT_KNOW = 'dont-know';
/** A colon is in no id. */
const WHY = ':why';

const FACTS_FILE: OwnFileKind = {
  name: { en: 'a facts file of lusupport', nl: 'gegevensbestand van lusupport' },
  maxBytes: MAX_FACTS_BYTES,
  isOurs: isFactsFile,
};

/** A file is ours when we could read it back: one that only calls itself so may be somebody's work. */
function isFactsFile(text: string): boolean {
  try {
    readFacts(text, '');
    return true;
  } catch {
    return false;
  }
}

/** `lusupport exam-check`: looks, judges and says whether this computer and network carry an exam. */
export const run: RunCommand = async (input, session) => {
  const data = await session.reference.examCheck();
  const options = readOptions(input.options, data);
  if (options.listChecks) return listAnswer(options, data, session);
  refuseOffline(options, session.offline);

  if (options.saveFacts !== null) await refuseForeignFile(options.saveFacts, '--save-facts', FACTS_FILE);
  const older = options.saveFacts === null ? null : await olderFacts(options.saveFacts);
  if (options.html !== null || options.card !== null) await (await import('./papers.ts')).refuseForeignPapers(options);
  const saved = options.facts === null ? null : await factsOfFile(options.facts);
  const exam = await readExam(options, session);
  const told = exam ?? examOf(session.settings.values().exam);
  const examRuns = told !== null && isRunning(told, session.now.instantMs);
  // Said before the questions and the look, which take their time.
  if (examRuns && saved === null) session.remark(wordsOf(session.language).examRuns(HELP_COMMAND));
  const { profile, unsure } = await settleProfile(options, data, session);
  refuseForeignChecks(options.only, profile, data);
  refuseNothingToCheck(options, profile, data);
  refuseNothingToWatch(options, profile, data);
  const variant = variantOf(profile, options.product);
  const targets = unsure
    ? data.profiles.map((each) => ({ profile: each, variant: variantOf(each, null) }))
    : [{ profile, variant }];

  const evidence =
    saved === null
      ? await look(targets, variant, options, data, session)
      : { facts: saved.facts, contacted: [], consent: true, speedConsent: true };
  const choices = {
    ...choicesOf(options, session),
    consent: evidence.consent,
    speedConsent: evidence.speedConsent,
    offline: saved === null && session.offline,
  };
  const campus = await session.reference.campus();
  const assessFacts = (facts: Partial<Facts>, target: Target): Assessment => {
    const work = crossWithWork(campus.schedules, exam, target.profile.services, session.now.instantMs);
    return judge({ data, ...target, facts, nowMs: session.now.instantMs, exam, work, choices });
  };
  const assess = (target: Target): Assessment => assessFacts(evidence.facts, target);
  const report: Report = {
    assessment: assess({ profile, variant }),
    profile,
    variant,
    exam,
    given: {
      // As a date: `tomorrow` is another day after midnight.
      at: exam === null ? options.at : typedMoment(exam.startMs),
      duration: options.duration,
      product: options.product,
      facts: options.facts,
      noSpeed: options.speed === false,
    },
    nowMs: session.now.instantMs,
    factsSavedAtMs: saved?.savedAtMs ?? null,
    besides: workBesides(campus.schedules, exam, profile.services, session.now.instantMs),
    examRuns,
    machineOffsetMinutes: judgedClock(evidence.facts, saved !== null, session),
    pretended: session.now.pretended,
    offline: choices.offline,
    contacted: evidence.contacted,
    others: targets
      .filter((target) => target.profile.id !== profile.id)
      .map((target) => ({ variant: target.variant, verdict: assess(target).verdict })),
    watch: evidence.facts.stability?.known === true ? evidence.facts.stability.value : null,
    data,
    sources: campus.sources,
    services: campus.services,
  };
  const saving = await saveFacts(evidence.facts, saved?.savedAtMs ?? session.now.instantMs, options, session);
  if (older !== null && saving.kind === 'saved') {
    await sayChanges(report, older.savedAtMs, assessFacts(older.facts, { profile, variant }), session);
  }
  return answer(report, saving, await savePapers(report, evidence.facts, options, session), options, session);
};

interface Target {
  readonly profile: Profile;
  readonly variant: ProfileVariant;
}

/**
 * The clock of the computer that is judged, as minutes ahead of UTC. Facts that were saved on another computer may not
 * tell; then campus time is all that is said.
 */
function judgedClock({ timeZone }: Partial<Facts>, isSaved: boolean, session: Session): Report['machineOffsetMinutes'] {
  const zone = timeZone?.known === true && isKnownZone(timeZone.value) ? timeZone.value : null;
  if (zone === null && !isSaved) return session.machineOffsetMinutes;
  return (instantMs) => offsetMinutesAt(instantMs, zone ?? CAMPUS_ZONE);
}

function profileNamed(id: string, data: ExamCheckData): Profile {
  const profile = data.profiles.find((each) => each.id === id) ?? data.profiles[0];
  if (!profile) throw new Error('There is no kind of exam in the data.');
  return profile;
}

/** Programs get the checks of the kind of exam that would be judged; a person who named none gets all, by kind. */
function listAnswer(
  { profile: named, browser }: Pick<ExamCheckOptions, 'profile' | 'browser'>,
  data: ExamCheckData,
  session: Session,
): Answer {
  const result = listedResult(named ?? profileNamed(UNSURE, data), data.checks, browser, session.language);
  const lines = (): string[] =>
    named === null
      ? listAllScreen(data.checks, data.profiles, session.screen)
      : listScreen(result.listed, session.screen);
  return { exitCode: EXIT.ok, result, notices: [], lines };
}

/** On a terminal the kind of exam is asked; elsewhere it is an exam in the browser. */
async function settleProfile(
  options: ExamCheckOptions,
  data: ExamCheckData,
  session: Session,
): Promise<{ profile: Profile; unsure: boolean }> {
  if (options.profile) return { profile: options.profile, unsure: false };
  if (!session.prompter.canAsk) return { profile: profileNamed(UNSURE, data), unsure: false };
  const words = wordsOf(session.language);
  const choices = [
    ...data.profiles.map((profile) => ({ value: profile.id, text: profile.choice[session.language] })),
    { value: WHY, text: words.whyExam },
    { value: DONT_KNOW, text: words.dontKnow },
  ];
  let chosen = WHY;
  while (chosen === WHY) {
    chosen = await session.prompter.select({ text: words.whichExam, choices });
    if (chosen === WHY) session.remark(words.becauseExam);
  }
  const unsure = chosen === DONT_KNOW;
  return { profile: profileNamed(unsure ? UNSURE : chosen, data), unsure };
}

async function readExam(options: ExamCheckOptions, session: Session): Promise<ExamTime | null> {
  if (options.at === null) return null;
  const minutes = options.duration === null ? null : readDurationMinutes(options.duration);
  const startMs = await settleMoment(options.at, '--at', session);
  return { startMs, endMs: minutes === null ? null : startMs + minutes * 60_000 };
}

async function factsOfFile(path: string): Promise<{ facts: Partial<Facts>; savedAtMs: number }> {
  return readFactsFile(await readNamedFile(path, '--facts', MAX_FACTS_BYTES), visible(path, 200));
}

function choicesOf({ only, skip, speed }: ExamCheckOptions, session: Session): Choices {
  return { only, skip, speed: speed !== false, offline: session.offline, consent: true, speedConsent: true };
}

// --- looking ---------------------------------------------------------------------------------------------------------

interface Looked extends Evidence {
  /** Whether contacting hosts was agreed to. */
  readonly consent: boolean;
  /** Whether transferring data for the speed measurement was agreed to. */
  readonly speedConsent: boolean;
}

function hostsNamed(names: readonly string[], data: ExamCheckData): readonly Host[] {
  return [...new Set(names)].flatMap((name) => data.hosts.hosts.filter((host) => host.host === name));
}

/** Asks the probes for the facts that the chosen checks read. Says first which hosts will be contacted. */
async function look(
  targets: readonly Target[],
  variant: ProfileVariant,
  options: ExamCheckOptions,
  data: ExamCheckData,
  session: Session,
): Promise<Looked> {
  const hosts = hostsNamed(
    targets.flatMap((target) => target.variant.hosts.map((host) => host.host)),
    data,
  );
  const { measuring: means } = data.hosts;
  const measuring = {
    onlineHosts: hostsNamed(variant.online, data),
    clockHosts: hostsNamed(variant.clock, data),
    latencyHosts: hostsNamed(variant.latency, data),
    stunHosts: hostsNamed(means.stun, data),
    signInPage: { ...means.signInPage, port: hostsNamed([means.signInPage.host], data)[0]?.port ?? HTTP_PORT },
  };
  const offlineChoices = choicesOf(options, session);
  const contacted = hostsToContact(wantedFacts(targets, offlineChoices, data), hosts, measuring);
  const consent = contacted.length === 0 || (await agreed(contacted, session));
  const wanted = wantedFacts(targets, { ...offlineChoices, consent }, data);
  const mayBeFast = [...wanted].some(isSpeedFact) && (await mayMeasureSpeed(options.speed, data, session));
  if (consent && contacted.length > 0) sayContacts(contacted, session);

  const world = {
    platform: session.platform,
    env: session.env,
    homeFolder: homedir(),
    machineZone: session.machineZone,
    programFolder: session.programFolder,
    signal: session.signal,
  };
  // Whether data cost money is known before any are transferred, whatever was chosen.
  const first = new Set<FactName>([...withoutMeasured(wanted), ...(mayBeFast ? (['hotspot'] as const) : [])]);
  const { programs } = data.programs;
  let evidence = await lookOnce(
    { ...world, ...measuring, programs, hosts, wanted: first, beforeSpeed: mayBeFast },
    session,
  );
  const profiles = targets.map((target) => target.profile.id);
  const speedConsent = mayBeFast && (await mayMeasureHere(options.speed, evidence.facts, session));
  if (speedConsent && isReachable(evidence.facts)) {
    evidence = both(evidence, await runSpeed(world, profiles, measuring.stunHosts, data, session));
  }
  if (options.watchMinutes !== null && wanted.has('stability') && isReachable(evidence.facts)) {
    const watched = { stunHosts: measuring.stunHosts, tcpHosts: measuring.latencyHosts };
    evidence = both(evidence, await runWatch(world, options.watchMinutes, watched, session));
  }
  const seen = options.browser ? await lookInBrowser(session, evidence.facts.platform) : {};
  return { ...evidence, facts: { ...evidence.facts, ...seen }, consent, speedConsent };
}

const HTTP_PORT = 80;

/** What the first run leaves out: it is measured afterwards, alone and with its own consent. */
function withoutMeasured(wanted: ReadonlySet<FactName>): readonly FactName[] {
  return [...wanted].filter((name) => !isSpeedFact(name) && name !== 'stability');
}

function both(one: Evidence, other: Evidence): Evidence {
  return {
    facts: { ...one.facts, ...other.facts },
    contacted: [...new Set([...one.contacted, ...other.contacted])],
  };
}

async function lookOnce(options: Omit<GatherOptions, 'onFact'>, session: Session): Promise<Evidence> {
  const words = wordsOf(session.language);
  const all = options.wanted.size;
  let done = 0;
  session.spinner.start(words.looking(done, all));
  try {
    const { gatherEvidence } = await import('./probes/gather.ts');
    return await gatherEvidence({
      ...options,
      onFact: () => {
        done += 1;
        session.spinner.update(words.looking(done, all));
      },
    });
  } finally {
    session.spinner.stop();
  }
}

/** Loaded only when asked for. After the probes: a picture on the screen would disturb what they measure. */
async function lookInBrowser(session: Session, platform: Facts['platform'] | undefined): Promise<Partial<Facts>> {
  const { testInBrowser } = await import('./camera-test.ts');
  return testInBrowser(session, platform);
}

/** Says which hosts are about to be contacted, and what for. The port is said where it is not that of the web. */
export function sayContacts(contacted: readonly string[], session: Session): void {
  const { language, screen } = session;
  const hosts = contacted.map((host) => host.replace(/:443$/, '')).join(', ');
  for (const line of wrap(wordsOf(language).contacting(hosts), { columns: columnsOf(screen), hanging: 2 })) {
    session.remark(line);
  }
}

/** The facts that the checks read which are neither left out nor in need of a host that must not be contacted. */
export function wantedFacts(targets: readonly Target[], choices: Choices, data: ExamCheckData): ReadonlySet<FactName> {
  const kinds = new Set(targets.map(({ profile }) => profile.id));
  const checks = data.checks.filter(
    (check) =>
      check.how !== 'browser' &&
      check.profiles.some((profile) => kinds.has(profile)) &&
      isChosen(check.id, choices) &&
      !(check.measuresSpeed && !choices.speed) &&
      !(check.contactsHosts && (choices.offline || !choices.consent)),
  );
  // Where the program runs, on which system, and whether there is internet decide what the other facts are worth.
  const deciding: FactName[] = [
    'platform',
    'operatingSystem',
    ...(checks.some(needsInternet) ? ['online' as const] : []),
  ];
  return new Set<FactName>([...deciding, ...checks.flatMap((check) => check.facts)]);
}

function needsInternet(check: Check): boolean {
  return check.contactsHosts && check.facts.length > 0;
}

interface Measuring {
  readonly onlineHosts: readonly Host[];
  readonly clockHosts: readonly Host[];
  readonly latencyHosts: readonly Host[];
  readonly stunHosts: readonly Host[];
  readonly signInPage: Pick<Host, 'host' | 'port'>;
}

const IDLE_FACTS: readonly FactName[] = ['latencyMs', 'latencySamplesMs', 'jitterMs', 'lossPercent', 'udpAnswered'];

function hostsToContact(wanted: ReadonlySet<FactName>, hosts: readonly Host[], measuring: Measuring): string[] {
  const needed = [
    ...(wanted.has('online') ? measuring.onlineHosts : []),
    ...(wanted.has('hosts') ? hosts : []),
    ...(wanted.has('clockOffsetSeconds') || wanted.has('certificates') ? measuring.clockHosts : []),
    ...(wanted.has('signInPage') ? [measuring.signInPage] : []),
    ...(IDLE_FACTS.some((name) => wanted.has(name)) ? [...measuring.latencyHosts, ...measuring.stunHosts] : []),
  ];
  return [...new Set(needed.map((host) => `${host.host}:${host.port}`))];
}

/** Hosts of a data folder that somebody else made are contacted only after a yes. */
async function agreed(contacted: readonly string[], session: Session): Promise<boolean> {
  if (session.reference.foreignFolder === null || session.yes) return true;
  if (!session.prompter.canAsk) return false;
  const text = wordsOf(session.language).mayContact(contacted.join(', '));
  return session.prompter.confirm({ text, fallback: false });
}

// --- answering -------------------------------------------------------------------------------------------------------

/** What became of the facts: nothing to save, saved, or not saved with the text that would be lost. */
type Saving = { readonly kind: 'none' | 'saved' } | { readonly kind: 'failed'; readonly text: string };

/** @param savedAtMs facts that come from a file keep their moment */
async function saveFacts(
  facts: Partial<Facts>,
  savedAtMs: number,
  options: ExamCheckOptions,
  session: Session,
): Promise<Saving> {
  if (options.saveFacts === null) return { kind: 'none' };
  const text = writeFacts(facts, savedAtMs);
  if (!(await writeWhole(options.saveFacts, text))) return { kind: 'failed', text };
  session.remark(wordsOf(session.language).saved(visible(options.saveFacts, 200)));
  return { kind: 'saved' };
}

/** The facts that a file of ours holds before it is replaced; null where there is none. */
async function olderFacts(path: string): Promise<{ facts: Partial<Facts>; savedAtMs: number } | null> {
  if (!existsSync(path)) return null;
  return readFactsFile(await readNamedFile(path, '--save-facts', MAX_FACTS_BYTES), visible(path, 200));
}

/** Says what is different from the older facts, both judged as they would be today. */
async function sayChanges(report: Report, savedAtMs: number, before: Assessment, session: Session): Promise<void> {
  const [{ changesBetween }, { changeLines }] = await Promise.all([
    import('./changes.ts'),
    import('./changes-text.ts'),
  ]);
  const words = wordsOf(session.language);
  const when = sayMoment(savedAtMs, session.language);
  const changes = changesBetween(before.findings, report.assessment.findings);
  session.remark(changes.length === 0 ? words.changedNothing(when) : words.changedSince(when));
  for (const line of changeLines(changes, { report, screen: session.screen, words, tight: false })) {
    session.remark(`  ${line}`);
  }
}

/** Loaded only when asked for. Gives the names of the files that could not be written. */
async function savePapers(
  report: Report,
  facts: Partial<Facts>,
  options: ExamCheckOptions,
  session: Session,
): Promise<readonly string[]> {
  if (options.html === null && options.card === null) return [];
  const { writePapers } = await import('./papers.ts');
  return writePapers(options, report, facts, session);
}

const EXIT_OF: Readonly<Record<Verdict, ExitCode>> = {
  ready: EXIT.ok,
  'ready-with-warnings': EXIT.ok,
  'cannot-tell': EXIT.cannotTell,
  'not-ready': EXIT.no,
};

function exitOf({ verdict, findings }: Assessment, strict: boolean, isLost: boolean): ExitCode {
  const warned = findings.some((finding) => finding.state === 'warn');
  return strongestExit(EXIT_OF[verdict], strict && warned ? EXIT.no : EXIT.ok, isLost ? EXIT.notSaved : EXIT.ok);
}

function answer(
  report: Report,
  saving: Saving,
  lostPapers: readonly string[],
  options: ExamCheckOptions,
  session: Session,
): Answer {
  const lost = saving.kind === 'failed' ? saving.text : null;
  const file = visible(options.saveFacts ?? '', 200);
  const notices: Notice[] = [
    ...(session.offline && options.facts === null ? [OFFLINE] : []),
    ...doubts(report),
    ...(lost === null ? [] : [notSaved(file, lost)]),
    ...lostPapers.map(paperNotSaved),
  ];
  return {
    exitCode: exitOf(report.assessment, options.strict, saving.kind === 'failed' || lostPapers.length > 0),
    result: resultOf(report, session.language),
    notices,
    lines: () => [
      ...screenOf(report, session.screen, { all: options.all, brief: options.brief }),
      ...(lost === null ? [] : [wordsOf(session.language).notSaved(file), ...lost.trimEnd().split('\n')]),
      ...lostPapers.map((paper) => wordsOf(session.language).paperNotSaved(paper)),
    ],
  };
}

const OFFLINE: Notice = {
  code: 'offline',
  about: null,
  message: { en: 'Nothing was contacted.', nl: 'Er is met niets contact gemaakt.' },
};

/** The text that would be lost stands in the message: with `--json` there is no other place for it. */
function notSaved(file: string, text: string): Notice {
  const facts = JSON.stringify(JSON.parse(text));
  const message = (language: 'en' | 'nl'): string => `${wordsOf(language).notSaved(file)} ${facts}`;
  return { code: 'not-saved', about: file, message: { en: message('en'), nl: message('nl') } };
}

function paperNotSaved(file: string): Notice {
  const message = (language: 'en' | 'nl'): string => wordsOf(language).paperNotSaved(file);
  return { code: 'not-saved', about: file, message: { en: message('en'), nl: message('nl') } };
}

function doubts({ assessment }: Report): Notice[] {
  return assessment.findings.flatMap((finding) =>
    finding.details.flatMap((detail): Notice[] =>
      detail.kind === 'occurrence' && detail.relation === 'perhaps'
        ? [
            {
              code: 'doubt',
              about: detail.occurrence.split('/')[0] ?? detail.occurrence,
              message: {
                en: 'The published rule can be read in two ways; the other one touches this time.',
                nl: 'De gepubliceerde regel is op twee manieren te lezen; de andere raakt deze tijd.',
              },
            },
          ]
        : [],
    ),
  );
}
