/**
 * The part of Mermaid's flowcharts that we write, checked strictly. Before the grammar sees a text, Mermaid takes
 * settings and remarks out and changes codes; the same is done here, so that a text which would be hit by it fails.
 */

export interface MermaidChart {
  /** Name to text, codes resolved. */
  readonly questions: ReadonlyMap<string, string>;
  readonly outcomes: ReadonlyMap<string, string>;
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

const NAME = '(?:question|outcome)_[a-z0-9]+(?:__?[a-z0-9]+)*';
/** Between quotes: no quote, no sign with a meaning; codes have been put in brackets of their own. */
const TEXT = '"((?:[^"#;<>&%`{}\\[\\]|\\\\\\n]|<br/>)*)"';
const QUESTION = new RegExp(`^ {2}(${NAME})\\(\\[${TEXT}\\]\\)$`);
const OUTCOME = new RegExp(`^ {2}(${NAME})\\[${TEXT}\\]$`);
const ARROW = new RegExp(`^ {2}(${NAME}) -->\\|${TEXT}\\| (${NAME})$`);

/** @throws Error for a line that is none of ours, and an arrow whose end was not drawn */
export function parseMermaid(source: string): MermaidChart {
  const [head, ...lines] = preprocessed(source).trimEnd().split('\n');
  if (head !== 'flowchart LR') throw new Error(`not a flowchart: ${head}`);
  const questions = new Map<string, string>();
  const outcomes = new Map<string, string>();
  const arrows: { from: string; to: string; text: string }[] = [];
  for (const line of lines) {
    const [, question, questionText = ''] = QUESTION.exec(line) ?? [];
    const [, outcome, outcomeText = ''] = OUTCOME.exec(line) ?? [];
    const [, from, arrowText = '', to = ''] = ARROW.exec(line) ?? [];
    if (question !== undefined) questions.set(question, decoded(questionText));
    else if (outcome !== undefined) outcomes.set(outcome, decoded(outcomeText));
    else if (from !== undefined) arrows.push({ from, to, text: decoded(arrowText) });
    else throw new Error(`not a line of ours: ${line}`);
  }
  const drawn = new Set([...questions.keys(), ...outcomes.keys()]);
  const loose = arrows.filter(({ from, to }) => !questions.has(from) || !drawn.has(to));
  if (loose.length > 0) throw new Error(`arrows to nothing: ${JSON.stringify(loose)}`);
  return { questions, outcomes, arrows };
}

/** What Mermaid does first: settings out, remarks out, codes into brackets. */
function preprocessed(source: string): string {
  return source
    .replace(/%{2}\{[^\n]*/g, 'SETTINGS')
    .replace(/^\s*%%(?!\{)[^\n]+\n?/gm, '')
    .replace(/(?:style|classDef).*:\S*#.*;/g, (found) => found.slice(0, -1))
    .replace(/#(\w+);/g, '\uE000$1\uE001');
}

function decoded(text: string): string {
  return text.replace(/\uE000(\d+)\uE001/g, (_, code) => String.fromCodePoint(Number(code)));
}
