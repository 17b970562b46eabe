import { wrap } from '../io/layout.ts';
import { type DrawingWords, drawn, nodeName } from './drawing.ts';
import type { Graph } from './graph.ts';

/** Characters on a line of a box; Graphviz breaks no lines itself. */
const BOX_COLUMNS = 32;
const ARROW_COLUMNS = 24;

/** The graph in the language of Graphviz: questions rounded, outcomes as boxes, the answer on each arrow. */
export function dotLines({ questions, outcomes, arrows }: Graph, words: DrawingWords): readonly string[] {
  return [
    'digraph lusupport {',
    ...words.remarks.map((remark) => `  // ${drawn(remark)}`),
    '  graph [rankdir=LR, ranksep=1.5, charset="UTF-8"];',
    '  node [shape=box, fontname="Helvetica", fontsize=11];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...questions.map(
      ({ id, text }) => `  ${nodeName('question', id)} [label=${quoted([text], BOX_COLUMNS)}, style="rounded,bold"];`,
    ),
    ...outcomes.map(({ id, title, asksFaculty }) => {
      const texts = asksFaculty ? [title, words.asksFaculty] : [title];
      return `  ${nodeName('outcome', id)} [label=${quoted(texts, BOX_COLUMNS)}];`;
    }),
    ...arrows.map(({ question, text, to }) => {
      const ends = `${nodeName('question', question)} -> ${nodeName(to.kind, to.id)}`;
      return `  ${ends} [label=${quoted([text], ARROW_COLUMNS)}];`;
    }),
    '}',
  ];
}

function quoted(texts: readonly string[], columns: number): string {
  const lines = texts.flatMap((text) => wrap(drawn(text), { columns }));
  return `"${lines.map(dotText).join('\\n')}"`;
}

/** A text between double quotes: in a label a backslash starts a code such as `\N`, and `&` an HTML one. */
function dotText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
