import type { Language } from '../../language.ts';
import { type Html, html, trusted } from '../html.ts';
import type { Words } from './words.en.ts';
import { pageWords } from './words.ts';

/** The camera page as HTML: everything it needs stands in it. */

export interface PageFiles {
  /** The built script of `in-browser/`. */
  readonly script: string;
  readonly style: string;
}

const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7' fill='%231d3f8f'/><circle cx='8' cy='8' r='3' fill='white'/></svg>";

const CAMERA = trusted(
  '<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round" aria-hidden="true"><rect x="4" y="12" width="28" height="24" rx="5"/><path d="M32 21l12-6v18l-12-6z"/></svg>',
);
const MICROPHONE = trusted(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3"/></svg>',
);

/** JSON that no HTML parser can end early. */
function json(value: unknown): Html {
  return trusted(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

function frame(language: Language, title: string, nonce: string, style: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - lusupport</title>
<link rel="icon" href="${ICON}">
<style nonce="${nonce}">${trusted(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

function rowOf(name: string, title: string): Html {
  return html`<li id="row-${name}" data-state="wait"><span class="name">${title}</span> <span class="state" id="state-${name}"></span> <span class="text" id="text-${name}"></span></li>`;
}

function body(words: Words, nonce: string, files: PageFiles, data: unknown): Html {
  return html`<header><p class="brand">lusupport</p><p id="time"></p></header>
<main id="main">
<h1>${words.title}</h1>
<p class="lead">${words.lead} <span class="privacy">${words.privacy}</span></p>
<noscript><p>${words.noScript}</p></noscript>
<div class="columns">
<div>
<div class="stage">
<div class="picture">
<video id="video" muted playsinline aria-label="${words.yourPicture}" hidden></video>
<div class="curtain" id="curtain">${CAMERA}<button type="button" class="primary" id="start" disabled>${words.start}</button><p id="hint">${words.startHint}</p></div>
</div>
<div class="sound">${MICROPHONE}<span class="meter" id="meter" role="meter" aria-label="${words.level}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span class="bar" id="bar"></span></span></div>
<p class="speak" id="speak" hidden>${words.speak}</p>
</div>
<div class="devices" id="devices" hidden>
<label>${words.camera}<select id="camera" disabled></select></label>
<label>${words.microphone}<select id="microphone" disabled></select></label>
</div>
</div>
<div>
<section class="found" aria-labelledby="found">
<h2 id="found">${words.results}</h2>
<ul id="results">
${rowOf('picture', words.picture)}
${rowOf('frames', words.frames)}
${rowOf('light', words.light)}
${rowOf('sound', words.sound)}
${rowOf('browser', words.browser)}
</ul>
</section>
<div class="actions" id="actions" hidden>
<button type="button" class="primary" id="finish" disabled>${words.finish}</button>
<button type="button" id="again" disabled>${words.again}</button>
<button type="button" id="hear" aria-pressed="false" aria-describedby="hear-hint" hidden>${words.hearYourself}</button>
</div>
<p class="small" id="hear-hint" hidden>${words.hearHint}</p>
</div>
</div>
<p class="unseen" id="status" role="status"></p>
</main>
<section class="end" id="end" hidden><h1 id="end-title" tabindex="-1"></h1><p class="lead" id="end-text" role="status"></p></section>
<script type="application/json" id="start-data">${json(data)}</script>
<script nonce="${nonce}">${trusted(files.script)}</script>`;
}

/** The start page, with what its script needs to know. */
export function startPage(
  files: PageFiles,
  language: Language,
  nonce: string,
  start: { readonly token: string; readonly secondsLeft: number },
): string {
  const words = pageWords(language);
  return frame(language, words.title, nonce, files.style, body(words, nonce, files, { ...start, language }));
}

/** What stands under an address that has been used. */
export function usedPage(files: PageFiles, language: Language, nonce: string): string {
  const words = pageWords(language);
  const text = html`<header><p class="brand">lusupport</p></header>
<main class="end"><h1>${words.usedTitle}</h1><p class="lead">${words.used}</p></main>`;
  return frame(language, words.usedTitle, nonce, files.style, text);
}
