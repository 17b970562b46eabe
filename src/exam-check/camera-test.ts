import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasDisplay, openOwnPage } from '../io/browser.ts';
import { wrap } from '../io/layout.ts';
import { canRedraw } from '../io/terminal.ts';
import type { Session } from '../session.ts';
import type { BrowserFacts } from './browser-facts.ts';
import { type PageFiles, startPage, usedPage } from './camera-page/document.ts';
import { factsOf, unansweredFacts } from './camera-page/findings.ts';
import type { Facts } from './facts.ts';
import { columnsOf } from './page.ts';
import {
  type CameraPageServer,
  type Farewell,
  type PageContent,
  serveCameraPage,
} from './probes/camera-page/server.ts';
import { wordsOf } from './words.ts';

/** How long the page may take, from its address to its result. */
const PAGE_MS = 180_000;

const SECOND_MS = 1000;
/** On screens that are not redrawn, a line a second would be too many. */
const COARSE_SECONDS = 60;

type Ending =
  | { readonly kind: 'found'; readonly facts: Partial<BrowserFacts> }
  | { readonly kind: Farewell }
  | { readonly kind: 'closed' };

/**
 * Serves the camera page, opens it in the student's browser, and waits for what it finds. The address is printed too,
 * so that it works where no browser can be opened.
 *
 * @param platform where this program runs: in another system than the browser, the address may not reach it
 * @returns nothing where the student went on without it; all facts unknown where no answer came
 * @throws the signal's reason when the program is stopped
 */
export async function testInBrowser(
  session: Session,
  platform: Facts['platform'] | undefined,
): Promise<Partial<BrowserFacts>> {
  const words = wordsOf(session.language);
  const content = await contentFor(session);
  const waiting = new Waiting(session);
  let server: CameraPageServer;
  try {
    server = await serveCameraPage(content, waiting, PAGE_MS);
  } catch {
    session.remark(words.pageNotServed);
    return unansweredFacts(0);
  }
  try {
    await invite(server, session, platform);
    const ending = await waiting.forEnd(server);
    await server.close(ending.kind === 'found' || ending.kind === 'closed' ? 'stopped' : ending.kind);
    session.signal.throwIfAborted();
    if (ending.kind === 'found') return ending.facts;
    session.remark(REMARKS[ending.kind](words));
    return ending.kind === 'skipped' ? {} : unansweredFacts(PAGE_MS - server.secondsLeft() * SECOND_MS);
  } finally {
    await server.close('stopped');
  }
}

const REMARKS: Readonly<Record<Exclude<Ending['kind'], 'found'>, (words: ReturnType<typeof wordsOf>) => string>> = {
  timeout: (words) => words.pageTooLate,
  skipped: (words) => words.pageSkipped,
  stopped: (words) => words.pageTooLate,
  closed: (words) => words.pageClosed,
};

async function contentFor({ programFolder, language }: Session): Promise<PageContent> {
  const read = (name: string): Promise<string> => readFile(join(programFolder, name), 'utf8');
  const files: PageFiles = { script: await read('camera-page.js'), style: await read('camera-page.css') };
  return {
    startPage: (nonce, token, secondsLeft) => startPage(files, language, nonce, { token, secondsLeft }),
    usedPage: (nonce) => usedPage(files, language, nonce),
  };
}

/** Opens the page where there can be a browser, and says its address in any case. */
async function invite(
  server: CameraPageServer,
  session: Session,
  platform: Facts['platform'] | undefined,
): Promise<void> {
  const words = wordsOf(session.language);
  const address = server.address();
  const tried = hasDisplay(session.platform, session.env);
  sayAddress(tried ? words.pageOpening : words.pageAddress, address, session);
  const elsewhere = platform?.known === true && (platform.value === 'ssh' || platform.value === 'container');
  if (elsewhere) session.remark(words.pageFromHere);
  if (tried) await openOwnPage(address);
}

function sayAddress(sentence: string, address: string, session: Session): void {
  for (const line of wrap(sentence, { columns: columnsOf(session.screen) })) session.remark(line);
  session.remark(`  ${address}`);
}

/** The terminal's side while the page is at work: what is being waited for, and how long. */
class Waiting {
  private readonly session: Session;
  private isOpen = false;
  private server: CameraPageServer | null = null;
  private settle: (ending: Ending) => void = () => undefined;
  private readonly ended: Promise<Ending>;

  constructor(session: Session) {
    this.session = session;
    this.ended = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  onOpened = (): void => {
    this.isOpen = true;
    this.say();
  };

  /** Where nobody can be asked, nobody is there to open the page again. */
  onLeft = (address: string): void => {
    const { session } = this;
    this.isOpen = false;
    if (session.prompter.canAsk) {
      session.spinner.stop();
      sayAddress(wordsOf(session.language).pageLeft, address, session);
      this.start();
    } else this.settle({ kind: 'closed' });
  };

  onFindings = (findings: Parameters<typeof factsOf>[0]): void => {
    this.settle({ kind: 'found', facts: factsOf(findings) });
  };

  async forEnd(server: CameraPageServer): Promise<Ending> {
    this.server = server;
    const { signal } = this.session;
    const over = new AbortController();
    const stopped = (): void => this.settle({ kind: 'stopped' });
    signal.addEventListener('abort', stopped);
    if (signal.aborted) stopped();
    this.session.enterPressed(over.signal).then(
      () => this.settle({ kind: 'skipped' }),
      () => undefined,
    );
    const ticking = setInterval(() => {
      if (server.secondsLeft() === 0) this.settle({ kind: 'timeout' });
      else this.say();
    }, SECOND_MS);
    this.start();
    try {
      return await this.ended;
    } finally {
      clearInterval(ticking);
      over.abort();
      signal.removeEventListener('abort', stopped);
      this.session.spinner.stop();
    }
  }

  private start(): void {
    this.session.spinner.start(this.text());
  }

  private say(): void {
    this.session.spinner.update(this.text());
  }

  private text(): string {
    const { session, server, isOpen } = this;
    const words = wordsOf(session.language);
    const seconds = server?.secondsLeft() ?? PAGE_MS / SECOND_MS;
    const isCoarse = session.screen.plain || !canRedraw(session.env);
    const told = isCoarse ? Math.ceil(seconds / COARSE_SECONDS) * COARSE_SECONDS : seconds;
    const time = words.timeLeft(Math.floor(told / 60), told % 60);
    if (!session.prompter.canAsk) return isOpen ? words.pageMeasuringOnly(time) : words.pageWaitingOnly(time);
    return isOpen ? words.pageMeasuring(time) : words.pageWaiting(time);
  }
}
