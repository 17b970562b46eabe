import { createSettings } from '../../../src/io/settings.ts';

/** Saves the language: `save.js <config folder> <nl|en>`; prints whether it was saved, or why not. Run by settings.test.ts. */
const [config = '', language = ''] = process.argv.slice(2);
// A process limit on the size of files ends the process with a signal unless somebody listens.
process.on('SIGXFSZ', () => undefined);
const settings = createSettings({ folders: { config, state: null, cache: null }, nowMs: 0 });
const saved = await settings.set('language', language);
process.stdout.write(saved ? 'true' : String(settings.notSavedWhy?.()));
