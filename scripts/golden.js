// Renews the golden screens and tables: builds, then runs the tests that write them. Read the difference afterwards.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
const steps = [['scripts/build.js'], [...flags, '(screens|table|graph|phrases|command|text|home|ics|actions)\\.test']];
for (const args of steps) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, UPDATE_GOLDEN: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
