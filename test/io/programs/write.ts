import { createOutput } from '../../../src/io/output.ts';

/** Writes 20,000 lines of 100 bytes, and says how that ended when it did not end well. Run by output.test.ts. */
const output = createOutput(process.stdout);
const line = `${'x'.repeat(99)}\n`;
try {
  for (let count = 0; count < 20_000; count += 1) await output.write(line);
} catch (error) {
  createOutput(process.stderr).remark(`${error instanceof Error ? error.name : 'odd'}\n`);
}
