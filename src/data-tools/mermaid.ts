import { type DrawingWords, drawn, nodeName } from './drawing.ts';
import type { Graph } from './graph.ts';

/** The graph as a Mermaid flowchart: questions rounded, outcomes as boxes, the answer on each arrow. */
export function mermaidLines({ questions, outcomes, arrows }: Graph, words: DrawingWords): readonly string[] {
  return [
    'flowchart LR',
    ...words.remarks.map((remark) => `  %% ${mermaidText(remark)}`),
    ...questions.map(({ id, text }) => `  ${nodeName('question', id)}(["${mermaidText(text)}"])`),
    ...outcomes.map(({ id, title, asksFaculty }) => {
      const texts = asksFaculty ? [title, words.asksFaculty] : [title];
      return `  ${nodeName('outcome', id)}["${texts.map(mermaidText).join('<br/>')}"]`;
    }),
    ...arrows.map(
      ({ question, text, to }) =>
        `  ${nodeName('question', question)} -->|"${mermaidText(text)}"| ${nodeName(to.kind, to.id)}`,
    ),
  ];
}

/**
 * A text between double quotes. Everything but letters, digits, blanks and harmless signs is written as `#35;`: not
 * only quotes and brackets, also `%%{` (settings), `<` and `&` (HTML), the back quote (Markdown) and the signs that
 * Mermaid itself puts in the place of such codes. A colon with something behind it would make Mermaid take a `;`
 * away, where the line also holds the word "style": see `encodeEntities` in its source.
 */
export function mermaidText(text: string): string {
  return drawn(text).replace(
    /:(?! )|[^\p{L}\p{M}\p{N} .,:?!'’‘()+/–-]/gu,
    (character) => `#${character.codePointAt(0) ?? 0};`,
  );
}
