import { homedir } from 'node:os';
import type { RunCommand } from '../command.ts';
import { EXIT, type ExitCode, strongestExit } from '../errors.ts';
import { wrap } from '../io/layout.ts';
import { settleMoment } from '../io/moment-option.ts';
import { type OwnFileKind, readNamedFile, refuseForeignFile, writeWhole } from '../io/own-file.ts';
import { visible } from '../io/visible.ts';
import type { Check, ExamCheckData, Host, Profile, ProfileVariant } from '../reference/exam-check-data.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { crossWithWork, type ExamTime } from './exam-time.ts';
import type { Evidence, FactName, Facts } from './facts.ts';
import { MAX_FACTS_BYTES, readFacts, writeFacts } from './facts-file.ts';
import type { Assessment, Verdict } from './finding.ts';
import { type Choices, isChosen, judge } from './judge.ts';
import {
  checksOf,
  type ExamCheckOptions,
  readOptions,
  refuseForeignChecks,
  refuseNothingToCheck,
  variantOf,
} from './options.ts';
import { columnsOf } from './page.ts';
import type { Report } from './report.ts';
import { listedResult, resultOf } from './result.ts';
import { listAllScreen, listScreen, screenOf } from './text.ts';
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
  if (options.listChecks) return listAnswer(options.profile, data, session);

  if (options.saveFacts !== null) await refuseForeignFile(options.saveFacts, '--save-facts', FACTS_FILE);
  const saved = options.facts === null ? null : await readFactsFile(options.facts);
  const exam = await readExam(options, session);
  const { profile, unsure } = await settleProfile(options, data, session);
  refuseForeignChecks(options.only, profile, data);
  refuseNothingToCheck(options, profile, data);
  const variant = variantOf(profile, options.product);
  const targets = unsure
    ? data.profiles.map((each) => ({ profile: each, variant: variantOf(each, null) }))
    : [{ profile, variant }];

  const evidence =
    saved === null
      ? await look(targets, variant, options, data, session)
      : { facts: saved, contacted: [], consent: true };
  const choices = {
    ...choicesOf(options, session),
    consent: evidence.consent,
    offline: saved === null && session.offline,
  };
  const campus = await session.reference.campus();
  const assess = (target: Target): Assessment => {
    const work = crossWithWork(campus.schedules, exam, target.profile.services, session.now.instantMs);
    return judge({ data, ...target, facts: evidence.facts, nowMs: session.now.instantMs, exam, work, choices });
  };
  const report: Report = {
    assessment: assess({ profile, variant }),
    profile,
    variant,
    exam,
    given: { at: options.at, duration: options.duration, product: options.product, facts: options.facts },
    nowMs: session.now.instantMs,
    machineOffsetMinutes: session.machineOffsetMinutes,
    pretended: session.now.pretended,
    offline: choices.offline,
    contacted: evidence.contacted,
    others: targets
      .filter((target) => target.profile.id !== profile.id)
      .map((target) => ({ variant: target.variant, verdict: assess(target).verdict })),
    data,
    sources: campus.sources,
    services: campus.services,
  };
  return answer(report, await saveFacts(evidence.facts, options, session), options, session);
};

interface Target {
  readonly profile: Profile;
  readonly variant: ProfileVariant;
}

function profileNamed(id: string, data: ExamCheckData): Profile {
  const profile = data.profiles.find((each) => each.id === id) ?? data.profiles[0];
  if (!profile) throw new Error('There is no kind of exam in the data.');
  return profile;
}

/** Programs get the checks of the kind of exam that would be judged; a person who named none gets all, by kind. */
function listAnswer(named: Profile | null, data: ExamCheckData, session: Session): Answer {
  const profile = named ?? profileNamed(UNSURE, data);
  const result = listedResult(profile, checksOf(profile, data), session.language);
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

async function readFactsFile(path: string): Promise<Partial<Facts>> {
  return readFacts(await readNamedFile(path, '--facts', MAX_FACTS_BYTES), visible(path, 200));
}

function choicesOf({ only, skip, speed }: ExamCheckOptions, session: Session): Choices {
  return { only, skip, speed, offline: session.offline, consent: true };
}

// --- looking ---------------------------------------------------------------------------------------------------------

interface Looked extends Evidence {
  /** Whether contacting hosts was agreed to. */
  readonly consent: boolean;
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
  const words = wordsOf(session.language);
  const hosts = hostsNamed(
    targets.flatMap((target) => target.variant.hosts.map((host) => host.host)),
    data,
  );
  const measuring = {
    onlineHosts: hostsNamed(variant.online, data),
    clockHosts: hostsNamed(variant.clock, data),
    latencyHosts: hostsNamed(variant.latency, data),
  };
  const offlineChoices = choicesOf(options, session);
  const contacted = hostsToContact(wantedFacts(targets, offlineChoices, data), hosts, measuring);
  const consent = contacted.length === 0 || (await agreed(contacted, session));
  const wanted = wantedFacts(targets, { ...offlineChoices, consent }, data);
  if (consent && contacted.length > 0) sayContacts(contacted, session);

  let done = 0;
  session.spinner.start(words.looking(done, wanted.size));
  try {
    const { gatherEvidence } = await import('./probes/gather.ts');
    const evidence = await gatherEvidence({
      platform: session.platform,
      env: session.env,
      homeFolder: homedir(),
      machineZone: session.machineZone,
      programFolder: session.programFolder,
      programs: data.programs.programs,
      wanted,
      hosts,
      ...measuring,
      signal: session.signal,
      onFact: () => {
        done += 1;
        session.spinner.update(words.looking(done, wanted.size));
      },
    });
    return { ...evidence, consent };
  } finally {
    session.spinner.stop();
  }
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
      check.profiles.some((profile) => kinds.has(profile)) &&
      isChosen(check.id, choices) &&
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
}

function hostsToContact(wanted: ReadonlySet<FactName>, hosts: readonly Host[], measuring: Measuring): string[] {
  const needed = [
    ...(wanted.has('online') ? measuring.onlineHosts : []),
    ...(wanted.has('hosts') ? hosts : []),
    ...(wanted.has('clockOffsetSeconds') ? measuring.clockHosts : []),
    ...(wanted.has('latencyMs') || wanted.has('jitterMs') ? measuring.latencyHosts : []),
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

async function saveFacts(facts: Partial<Facts>, options: ExamCheckOptions, session: Session): Promise<Saving> {
  if (options.saveFacts === null) return { kind: 'none' };
  const text = writeFacts(facts, session.now.instantMs);
  if (!(await writeWhole(options.saveFacts, text))) return { kind: 'failed', text };
  session.remark(wordsOf(session.language).saved(visible(options.saveFacts, 200)));
  return { kind: 'saved' };
}

const EXIT_OF: Readonly<Record<Verdict, ExitCode>> = {
  ready: EXIT.ok,
  'ready-with-warnings': EXIT.ok,
  'cannot-tell': EXIT.cannotTell,
  'not-ready': EXIT.no,
};

function exitOf({ verdict, findings }: Assessment, strict: boolean, saving: Saving): ExitCode {
  const warned = findings.some((finding) => finding.state === 'warn');
  return strongestExit(
    EXIT_OF[verdict],
    strict && warned ? EXIT.no : EXIT.ok,
    saving.kind === 'failed' ? EXIT.notSaved : EXIT.ok,
  );
}

function answer(report: Report, saving: Saving, options: ExamCheckOptions, session: Session): Answer {
  const lost = saving.kind === 'failed' ? saving.text : null;
  const file = visible(options.saveFacts ?? '', 200);
  const notices: Notice[] = [
    ...(session.offline && options.facts === null ? [OFFLINE] : []),
    ...doubts(report),
    ...(lost === null ? [] : [notSaved(file, lost)]),
  ];
  return {
    exitCode: exitOf(report.assessment, options.strict, saving),
    result: resultOf(report, session.language),
    notices,
    lines: () => [
      ...screenOf(report, session.screen, { all: options.all, brief: options.brief }),
      ...(lost === null ? [] : [wordsOf(session.language).notSaved(file), ...lost.trimEnd().split('\n')]),
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
