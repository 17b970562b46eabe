import { schedulesOf } from '../campus/windows.ts';
import { EXIT } from '../errors.ts';
import { NO_INCIDENTS } from '../feeds/incidents.ts';
import { wrap } from '../io/layout.ts';
import { type OwnFileKind, refuseForeignFile, writeWhole } from '../io/own-file.ts';
import type { Screen } from '../io/screen.ts';
import { visible } from '../io/visible.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { sayDuration } from '../time/say.ts';
import { answerOf } from './answer.ts';
import { doubtsOf } from './doubt.ts';
import { exitCodeOf } from './exit-code.ts';
import { calendarText, PRODUCT } from './ics.ts';
import type { Request } from './options.ts';
import { resultOf } from './result.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { wordsIn } from './words.ts';

const CALENDAR_FILE: OwnFileKind = {
  name: { en: 'a calendar that lusupport wrote', nl: 'agenda die lusupport schreef' },
  isOurs: (text) => text.startsWith('BEGIN:VCALENDAR') && text.slice(0, 2000).includes(`PRODID:${PRODUCT}`),
  maxBytes: 2 ** 22,
};

/** `--ics FILE|-`: the schedules as one file for calendar programs. */
export async function writeCalendar(request: Request, campus: CampusSection, session: Session): Promise<Answer> {
  const { question, alarmMinutes } = request;
  const file = request.ics ?? '-';
  if (file !== '-') await refuseForeignFile(file, '--ics', CALENDAR_FILE);
  const { language } = session;
  const { service } = question;
  const schedules = service === null ? campus.schedules : schedulesOf(campus.schedules, service);
  const text = calendarText({ campus, schedules, language, nowMs: session.now.instantMs, alarmMinutes });
  const answer = answerOf(campus.schedules, question);
  const doubts = doubtsOf(campus.schedules, question, answer);
  const result = resultOf(question, answer, doubts, NO_INCIDENTS);
  // A calendar can be written without a clock that is right.
  const exitCode = request.exitCode ? exitCodeOf(answer.state, true) : EXIT.ok;
  if (file === '-') {
    await session.write(text);
    return { exitCode, result, notices: [], lines: () => [], written: true };
  }
  const isSaved = await writeWhole(file, text);
  const name = visible(file, 200);
  return {
    exitCode: isSaved ? exitCode : EXIT.notSaved,
    result,
    notices: isSaved ? [] : [notSaved(name, text)],
    lines: () =>
      isSaved
        ? writtenLines(name, schedules.length, alarmMinutes, session.screen)
        : [
            ...wrap(wordsIn(language).ics.notSaved(name), { columns: session.screen.columns }),
            ...text.trimEnd().split('\r\n'),
          ],
  };
}

/** What would be lost is in the message: a program that reads JSON gets the calendar all the same. */
function notSaved(file: string, text: string): Notice {
  return {
    code: 'not-saved',
    about: file,
    message: { en: `${en.ics.notSaved(file)}\n${text}`, nl: `${nl.ics.notSaved(file)}\n${text}` },
  };
}

function writtenLines(file: string, count: number, alarmMinutes: number | null, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language).ics;
  const columns = screen.plain ? Number.MAX_SAFE_INTEGER : screen.columns;
  const sentences = [
    words.holds(count),
    ...(alarmMinutes === null ? [] : [words.alarm(sayDuration(alarmMinutes, screen.language))]),
    words.open,
    words.ownCalendar,
  ];
  return [screen.paint.strong(words.written(file)), ...wrap(sentences.join(' '), { columns })];
}
