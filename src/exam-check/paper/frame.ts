import type { Language } from '../../language.ts';
import { type Html, html, trusted } from '../html.ts';

/** The kinds of pages that we write, and how one of ours is known before it is replaced. */
export type PaperKind = 'report' | 'card';

const markOf = (kind: PaperKind): string => `<meta name="generator" content="lusupport exam-check ${kind}/1">`;

/** Where the mark stands at the latest. */
const HEAD_CHARACTERS = 600;

/** A page of the kind that we could have written. */
export function isOurPaper(kind: PaperKind, text: string): boolean {
  return text.startsWith('<!doctype html>\n') && text.slice(0, HEAD_CHARACTERS).includes(markOf(kind));
}

/** One self-contained page: it may load nothing at all, and run nothing. */
export function paperFrame(
  kind: PaperKind,
  { language, title, style, body }: { language: Language; title: string; style: string; body: Html },
): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${trusted(markOf(kind))}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
