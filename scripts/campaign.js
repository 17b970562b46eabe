// Runs a campaign: a comparison or a search that takes minutes and prints its findings. Each is a file of
// test/campaigns/ whose first line says what it is. npm run campaign -- NAME; without a name the list.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const FOLDER = join(import.meta.dirname, '..', 'test', 'campaigns');

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort();

const [name] = process.argv.slice(2);
if (name !== undefined && names.includes(name)) {
  await import(pathToFileURL(join(FOLDER, `${name}.mjs`)).href);
} else {
  if (name !== undefined) console.error(`There is no campaign ${name}.`);
  for (const one of names) {
    const [line = ''] = readFileSync(join(FOLDER, `${one}.mjs`), 'utf8').split('\n');
    console.log(`${one.padEnd(12)} ${line.replace(/^\/\/\s*/, '')}`);
  }
  process.exitCode = name === undefined ? 0 : 2;
}
