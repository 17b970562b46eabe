import { on } from 'node:events';
import { colourLevel, paintFor } from '../../../src/io/paint.ts';
import { createSpinner } from '../../../src/io/spinner.ts';
import { columnsOf, plainOf, unicodeOf } from '../../../src/io/terminal.ts';

/**
 * Spins until it is told to go on (SIGUSR2, twice), or stops at once: `spin.js <wait|stop-early|json> [text]`.
 * Run by spinner.test.ts.
 */
const [mode, text = 'looking at the computer'] = process.argv.slice(2);
const { env, stderr, stdout, platform } = process;
const signals = on(process, 'SIGUSR2');
const toldToGoOn = async (): Promise<void> => {
  await signals.next();
};

const spinner = createSpinner({
  stream: stderr,
  enabled: mode !== 'json',
  plain: plainOf(env, false),
  unicode: unicodeOf(env, platform),
  columns: columnsOf(stderr),
  paint: await paintFor(colourLevel(stderr, env, false)),
  env,
});

stdout.write('begin\n');
spinner.start(text);
if (mode === 'wait') {
  const alive = setInterval(() => undefined, 1000);
  await toldToGoOn();
  spinner.update('asking the hosts');
  await toldToGoOn();
  clearInterval(alive);
}
spinner.stop();
spinner.stop();
stdout.write('end\n');
await signals.return?.();
