import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { run } from '../../src/data-tools/command.ts';
import { dotLines } from '../../src/data-tools/dot.ts';
import { type DrawingWords, nodeName } from '../../src/data-tools/drawing.ts';
import { type Graph, graphOf } from '../../src/data-tools/graph.ts';
import { mermaidLines } from '../../src/data-tools/mermaid.ts';
import { type GraphResult, resultSchema } from '../../src/data-tools/result-schema.ts';
import { UsageError } from '../../src/errors.ts';
import { pathsOf } from '../../src/flow/paths.ts';
import { visible } from '../../src/io/visible.ts';
import { LANGUAGES } from '../../src/language.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageSection } from '../helpers/triage.ts';
import { parseMermaid } from './mermaid-grammar.ts';

const triage = triageSection();
const WORDS: DrawingWords = { remarks: [], asksFaculty: '(asks)' };

const mermaidOf = (graph: Graph, words = WORDS): string => `${mermaidLines(graph, words).join('\n')}\n`;
const dotOf = (graph: Graph, words = WORDS): string => `${dotLines(graph, words).join('\n')}\n`;

/** Mermaid's own bounds: more is not drawn. */
const MERMAID_CHARACTERS = 50_000;
const MERMAID_ARROWS = 500;

/** Graphviz, when the machine has it. */
const graphviz = spawnSync('dot', ['-V']).error === undefined;
const withGraphviz = graphviz ? test : test.skip;

/** The texts of a drawing as Graphviz reads them, the lines of each box put together again. */
function drawnByGraphviz(dot: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], { input: dot, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return [...stdout.matchAll(/<g id="(?:node|edge)\d+"[\s\S]*?<\/g>/g)].map(([group]) =>
    [...group.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => unescaped(text ?? '')).join(' '),
  );
}

function unescaped(xml: string): string {
  return xml
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(quot|lt|gt|apos|nbsp|amp);/g, (_, name: string) => NAMED[name] ?? '');
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', apos: "'", nbsp: ' ', amp: '&' };

/** A graph of one question, one answer and one outcome, all with this text. */
function graphWith(text: string): Graph {
  return {
    from: 'style',
    questions: [{ id: 'style', text }],
    outcomes: [{ id: 'end.sub-graph', title: text, asksFaculty: true }],
    arrows: [{ question: 'style', option: 'a', text, to: { kind: 'outcome', id: 'end.sub-graph' } }],
  };
}

const HOSTILE: readonly string[] = [
  'say "yes" or \'no\'',
  '[a] (b) {c} <d> |e| ]) --> x',
  'tab\tline\nnext\r\nlast',
  '# remark; and #35; and &amp; &lt;b&gt;',
  'style a fill:#f00; classDef b:#fff;',
  '%%{init: {"theme": "dark"}}%% end',
  '<script>alert(1)</script><br/><img src=x onerror=y>',
  '`**bold**` _it_ \\N \\l \\" \\',
  'ends with \\',
  'ﬂ°°34¶ß ﬂ°quot¶ß',
  '"]\n  click question_style "javascript:x"',
  '"]; } digraph x { a -> b',
  'naïve café € 漢字 🎓 مرحبا',
  '\u001B[31mred\u001B[0m \u202Eback\u0000',
  '/* not a remark */ // nor this',
  '---\nconfig: x\n---',
  'end',
  '',
];

describe('the graph', () => {
  const graph = graphOf(triage, triage.flow.start, 'en');

  test('holds every question, outcome and answer once', () => {
    expect(graph.questions.map(({ id }) => id).sort()).toEqual(
      triage.flow.questions
        .map(({ id }) => id)
        .filter((id) => id !== 'faculty')
        .sort(),
    );
    expect(graph.outcomes.map(({ id }) => id).sort()).toEqual(triage.outcomes.map(({ id }) => id).sort());
    const arrows = graph.arrows.map(({ question, option }) => `${question}=${option}`);
    expect(new Set(arrows).size).toBe(arrows.length);
    const walked = pathsOf(triage).flatMap(({ answers }) => answers.map((a) => `${a.question}=${a.option}`));
    expect([...new Set(walked)].sort()).toEqual([...arrows].sort());
  });

  test('from one question it holds what follows, and nothing else', () => {
    const part = graphOf(triage, 'printing', 'nl');
    expect(part.questions.map(({ id }) => id)).toEqual(['printing']);
    expect(part.arrows.every(({ question }) => question === 'printing')).toBe(true);
    expect(part.outcomes.map(({ id }) => id)).toContain('printer-broken');
  });

  test('no two ids become one name', () => {
    const ids = ['a-b', 'a.b', 'ab', 'a-b.c', 'a.b-c', 'a-b-c', 'a.b.c'];
    expect(new Set(ids.map((id) => nodeName('outcome', id))).size).toBe(ids.length);
  });
});

describe('Mermaid', () => {
  test.each(LANGUAGES)('the whole flow in %s is valid, complete, and small enough to be drawn', (language) => {
    const graph = graphOf(triage, triage.flow.start, language);
    const source = mermaidOf(graph);
    const chart = parseMermaid(source);
    expect([...chart.questions.values()]).toEqual(graph.questions.map(({ text }) => visible(text)));
    expect(chart.outcomes.size).toBe(graph.outcomes.length);
    expect(chart.arrows.map(({ text }) => text)).toEqual(graph.arrows.map(({ text }) => visible(text)));
    expect(source.length).toBeLessThan(MERMAID_CHARACTERS);
    expect(chart.arrows.length).toBeLessThan(MERMAID_ARROWS);
  });

  test.each(HOSTILE)('%j comes out as text', (text) => {
    const chart = parseMermaid(mermaidOf(graphWith(text), { ...WORDS, remarks: [text] }));
    const shown = visible(text).trim();
    expect(chart.questions).toEqual(new Map([['question_style', shown]]));
    expect(chart.outcomes).toEqual(new Map([['outcome_end__sub_graph', `${shown}<br/>(asks)`]]));
    expect(chart.arrows).toEqual([{ from: 'question_style', to: 'outcome_end__sub_graph', text: shown }]);
  });

  test('so does any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { arrows } = parseMermaid(mermaidOf(graphWith(text), { ...WORDS, remarks: [text] }));
        expect(arrows[0]?.text).toBe(visible(text).trim());
      }),
    );
  });

  test('the grammar refuses what is not ours', () => {
    const good = mermaidOf(graphWith('x'));
    expect(() => parseMermaid(good.replace('"x"', '"x""'))).toThrow(/not a line of ours/);
    expect(() => parseMermaid(`${good}  click question_style "x"\n`)).toThrow(/not a line of ours/);
    expect(() => parseMermaid(good.replace('question_style([', 'question_other(['))).toThrow(/arrows to nothing/);
    expect(() => parseMermaid(good.replace('"x"', '"%%{init: {}}%%"'))).toThrow(/not a line of ours/);
  });
});

describe('Graphviz', () => {
  withGraphviz.each(LANGUAGES)('Graphviz draws the whole flow in %s', (language) => {
    const graph = graphOf(triage, triage.flow.start, language);
    const texts = drawnByGraphviz(dotOf(graph));
    expect(texts.length).toBe(graph.questions.length + graph.outcomes.length + graph.arrows.length);
    for (const { text } of [...graph.questions, ...graph.arrows]) expect(texts).toContain(visible(text));
  });

  withGraphviz.each(HOSTILE)('Graphviz draws %j as text', (text) => {
    const texts = drawnByGraphviz(dotOf(graphWith(text), { ...WORDS, remarks: [text] }));
    const shown = visible(text).trim().replace(/ +/g, ' ');
    const [question, outcome, arrow] = texts.map((one) => one.replace(/\s+/g, ' ').trim());
    expect({ question, outcome, arrow }).toEqual({
      question: shown,
      outcome: `${shown} (asks)`.trim(),
      arrow: shown,
    });
  });
});

describe('the command', () => {
  const graph = async (options: Record<string, string>, more: Parameters<typeof fakeSession>[0] = {}) => {
    let written = '';
    const write = async (text: string) => {
      written += text;
    };
    const answer = await run({ words: ['graph'], options }, fakeSession({ sections: { triage }, write, ...more }));
    return { answer, written, result: v.parse(resultSchema, answer.result) as GraphResult };
  };

  test.each(LANGUAGES)('draws a part: %s', async (language) => {
    for (const format of ['mermaid', 'dot']) {
      const { written, answer } = await graph({ from: 'printing', format }, { language });
      expect(answer).toMatchObject({ exitCode: 0, written: true });
      expectGolden(`data/graph-${format}.${language}`, written.trimEnd().split('\n'));
    }
  });

  test('Mermaid and the whole flow unless told otherwise; --json holds the drawing too', async () => {
    const { written } = await graph({});
    expect(written.split('\n')[0]).toBe('flowchart LR');
    const { answer, result } = await graph({}, { json: true });
    expect(answer.written).toBeUndefined();
    expect(result).toMatchObject({ from: triage.flow.start, drawing: { format: 'mermaid', text: written } });
  });

  test('a question that does not exist is refused, with the nearest', async () => {
    const refusal = await graph({ from: 'printng' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(refusal).toMatchObject({ code: 'unknown-question', hint: { en: expect.stringContaining('printing') } });
  });

  test.each(['mermaid', 'dot'])('foreign facts are named in a remark that cannot act: %s', async (format) => {
    const foreignFolder = '%%{init: {}}%%\n]"; x -> y; */';
    const reference = { ...fakeSession({ sections: { triage } }).reference, foreignFolder };
    const { written } = await graph({ from: 'printing', format }, { reference });
    expect(written.split('\n')[1]).toMatch(format === 'dot' ? /^ {2}\/\/ Facts from / : /^ {2}%% Facts from /);
    if (format === 'mermaid') expect(parseMermaid(written).questions.size).toBe(1);
    else if (graphviz) expect(drawnByGraphviz(written).length).toBeGreaterThan(3);
  });
});
