import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as TypeScript from 'typescript';
import { ROOT } from './cli.ts';
import { dataFile } from './data-file.ts';

// TypeScript is CommonJS with exports that the ESM loader cannot see.
const ts: typeof TypeScript = createRequire(import.meta.url)('typescript');

/** A sentence or two that people read, with the place where it stands. `other` is the same in the other language. */
export interface PlacedText {
  readonly place: string;
  readonly text: string;
  readonly other: string | null;
}

/** What students say, and words: nothing that people are shown. */
const NOT_SHOWN = ['phrases.yaml', 'out-of-scope.yaml', 'lexicon.yaml'];

/** Every text of `data/` in one language. */
export function dataTexts(language: 'en' | 'nl'): readonly PlacedText[] {
  const folder = join(ROOT, 'data');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !NOT_SHOWN.includes(name))
    .flatMap((name) => textsIn(dataFile(name.replace('.yaml', '')), `data/${name}`, language));
}

function textsIn(value: unknown, place: string, language: 'en' | 'nl'): readonly PlacedText[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'nl' in value && typeof value.en === 'string' && typeof value.nl === 'string') {
    const [text, other] = language === 'nl' ? [value.nl, value.en] : [value.en, value.nl];
    return [{ place, text, other }];
  }
  const named = 'id' in value && typeof value.id === 'string' ? `${place} ${value.id}` : place;
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, Array.isArray(value) ? place : `${named}.${key}`, language),
  );
}

/** Every text of the program in one language: the files of words, and what stands beside the code as `{ en, nl }`. */
export function programTexts(language: 'en' | 'nl'): readonly PlacedText[] {
  const source = join(ROOT, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const whole = name.endsWith(`words.${language}.ts`);
      return sourceTexts(readFileSync(join(source, name), 'utf8'), `src/${name}`, whole ? null : language);
    });
}

/**
 * The texts of one source file; a value that is filled in stands as `0`.
 *
 * @param property only what stands under a property of this name; null for all
 */
export function sourceTexts(code: string, name: string, property: string | null): readonly PlacedText[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: PlacedText[] = [];
  const visit = (node: TypeScript.Node, wanted: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const text = wanted && !isCode(node) ? textOf(node) : null;
    if (text !== null) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${name}:${line}`, text, other: null });
    }
    const inside =
      ts.isPropertyAssignment(node) && property !== null
        ? node.name.getText() === property || (wanted && !['en', 'nl'].includes(node.name.getText()))
        : wanted;
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, property === null);
  return found;
}

/** Keys, what values are compared with, and names of kinds: ids, not texts. */
function isCode(node: TypeScript.Node): boolean {
  const parent: TypeScript.Node | undefined = node.parent;
  if (parent === undefined) return false;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  const compared = ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.PlusToken;
  return compared || ts.isCaseClause(parent) || ts.isElementAccessExpression(parent);
}

function textOf(node: TypeScript.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `0${literal.text}`)].join('');
}

/** The sentences of a text. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
}
