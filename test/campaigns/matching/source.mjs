// The project's own code, as a program of one file, also with changes: a design that was refused is the shipped one
// with a few words of its source changed.
import { basename, join } from 'node:path';
import { build } from 'esbuild';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

const ENTRY = `
  export { loadFolder } from './src/reference/load-folder.ts';
  export { firstDesks } from './src/matching/open.ts';
  export { examplesOf } from './src/matching/material.ts';
  export { OUT_OF_SCOPE } from './src/matching/labels.ts';
  export { countedTokens } from './src/matching/aside.ts';
  export { featuresOf } from './src/matching/features.ts';
  export { keyOf, placeOf } from './src/matching/hash.ts';
  export { buildWordTable, conceptsIn, isFiller } from './src/matching/lexicon.ts';
  export { learn, learnFrom } from './src/matching/learn.ts';
  export { findMatches } from './src/matching/match.ts';
  export { knownOf, probabilities } from './src/matching/model.ts';
  export { decodeModel, encodeModel } from './src/matching/model-file.ts';
  export { normalise, stemsOf, tokenise } from './src/matching/terms.ts';
`;

/**
 * Writes the source to `outfile` (CommonJS).
 *
 * @param {string} outfile
 * @param {readonly (readonly [file: string, from: string, to: string])[]} changes to files of src/matching
 * @throws where the text to be changed does not stand exactly once in its file: the source was rewritten
 */
export async function bundle(outfile, changes = []) {
  const changing = {
    name: 'changing',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]matching[\\/][^\\/]+\.ts$/ }, async ({ path }) => {
        const { readFile } = await import('node:fs/promises');
        let contents = await readFile(path, 'utf8');
        for (const [file, from, to] of changes.filter(([name]) => name === basename(path))) {
          if (contents.split(from).length !== 2) throw new Error(`${file} does not hold "${from}" exactly once`);
          contents = contents.replace(from, () => to);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
  await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    plugins: [changing],
    logLevel: 'error',
  });
}
