import { resolve } from 'node:path';
import type { OwnFileKind } from '../io/own-file.ts';
import { refuseForeignFile, writeWhole } from '../io/own-file.ts';
import { qrPath } from '../io/qr.ts';
import { visible } from '../io/visible.ts';
import { conflictingFiles } from '../option-pairs.ts';
import type { Session } from '../session.ts';
import type { Facts } from './facts.ts';
import type { ExamCheckOptions } from './options.ts';
import { CARD_DESKS, type CardNumber, cardDocument, numberOf } from './paper/card.ts';
import { isOurPaper } from './paper/frame.ts';
import { reportDocument } from './paper/report.ts';
import type { Report } from './report.ts';
import { wordsOf } from './words.ts';

/** The files of `--html` and `--card`: whether they may be written, and writing them. */

const MAX_PAPER_BYTES = 1_048_576;

const REPORT_FILE: OwnFileKind = {
  name: { en: 'a report of lusupport', nl: 'verslag van lusupport' },
  maxBytes: MAX_PAPER_BYTES,
  isOurs: (text) => isOurPaper('report', text),
};

const CARD_FILE: OwnFileKind = {
  name: { en: 'a card of lusupport', nl: 'kaart van lusupport' },
  maxBytes: MAX_PAPER_BYTES,
  isOurs: (text) => isOurPaper('card', text),
};

type Names = Pick<ExamCheckOptions, 'html' | 'card'>;

/** @throws UsageError for a file that is there and is not ours. Asked before anything is looked at. */
export async function refuseForeignPapers({ html, card }: Names): Promise<void> {
  if (html !== null && card !== null && resolve(html) === resolve(card)) throw conflictingFiles('--html', '--card');
  if (html !== null) await refuseForeignFile(html, '--html', REPORT_FILE);
  if (card !== null) await refuseForeignFile(card, '--card', CARD_FILE);
}

/**
 * Writes the report and the card that were asked for, and says so.
 *
 * @returns the names of those that could not be written
 */
export async function writePapers(
  { html, card }: Names,
  report: Report,
  facts: Partial<Facts>,
  session: Session,
): Promise<readonly string[]> {
  const lost: string[] = [];
  const write = async (path: string, text: string): Promise<void> => {
    const shown = visible(path, 200);
    if (await writeWhole(path, text)) session.remark(wordsOf(session.language).paperSaved(shown));
    else lost.push(shown);
  };
  if (html !== null) await write(html, reportDocument(report, facts, session.language));
  if (card !== null) await write(card, await cardText(report, session));
  return lost;
}

async function cardText(report: Report, { reference, language }: Session): Promise<string> {
  const triage = await reference.triage();
  const { manifest } = await reference.campus();
  const numbers: CardNumber[] = [];
  for (const desk of CARD_DESKS) {
    const number = numberOf(triage, desk);
    if (number === null) continue;
    const name = triage.desks.find(({ id }) => id === desk)?.name[language] ?? desk;
    numbers.push({ desk, name, shown: number.shown, code: await qrPath(`tel:${number.dial}`) });
  }
  return cardDocument(report, numbers, manifest.dataVersion, language);
}
