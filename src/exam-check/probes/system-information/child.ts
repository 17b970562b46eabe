import { lookup } from 'node:dns/promises';
import { statfs } from 'node:fs/promises';
import { errorCode } from '../../../io/error-code.ts';
import { SYSTEM_INFORMATION_NAMES, type SystemInformationName, type VolumeSpace } from '../machine-access.ts';
import { WINDOWS_DEVICES_COMMAND } from '../windows-devices.ts';
import { MOST_ANSWER_CHARACTERS, type NumberedAnswer, type Question } from './questions.ts';

/** Entry of the child process: answers one question a message, and ends when its parent is gone. */

let powerShellRuns = false;

async function answerTo(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'addresses':
      return (await lookup(question.host, { all: true })).map(({ address }) => address);
    case 'volume':
      return volumeOf(question.folder);
    case 'system-information':
      return askSystemInformation(question.name);
    case 'windows-devices':
      return askWindowsDevices();
  }
}

async function volumeOf(folder: string): Promise<VolumeSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** One function of systeminformation. On Windows all of them share one hidden PowerShell. */
async function askSystemInformation(name: SystemInformationName): Promise<unknown> {
  if (!SYSTEM_INFORMATION_NAMES.includes(name)) throw new TypeError('not one of the allowed functions');
  const { default: systemInformation } = await import('systeminformation');
  startPowerShell(systemInformation);
  return systemInformation[name]();
}

function startPowerShell(
  systemInformation: Pick<typeof import('systeminformation'), 'powerShellStart' | 'powerShellRelease'>,
): void {
  if (process.platform !== 'win32' || powerShellRuns) return;
  powerShellRuns = true;
  systemInformation.powerShellStart();
  process.once('exit', () => systemInformation.powerShellRelease());
}

/** Our own question, in the same hidden PowerShell: a second one would cost a second of the processor. */
async function askWindowsDevices(): Promise<unknown> {
  const { default: systemInformation } = await import('systeminformation');
  const { default: utilities } = await import('systeminformation/lib/util.js');
  startPowerShell(systemInformation);
  return utilities.powerShell(WINDOWS_DEVICES_COMMAND);
}

function isNumberedQuestion(message: unknown): message is { id: number; question: Question } {
  return typeof message === 'object' && message !== null && 'id' in message && 'question' in message;
}

process.on('message', (message) => {
  if (!isNumberedQuestion(message)) return;
  const { id, question } = message;
  const send = (answer: NumberedAnswer): void => {
    process.send?.(answer);
  };
  answerTo(question).then(
    (answer) => {
      const fits = (JSON.stringify(answer) ?? '').length <= MOST_ANSWER_CHARACTERS;
      send(fits ? { id, answer } : { id, errorCode: 'TOO_LONG' });
    },
    (error: unknown) => send({ id, errorCode: errorCode(error) || 'FAILED' }),
  );
});
process.on('disconnect', () => process.exit(0));
