/** What the report and the card look like, on screens and on A4. Self-contained: no font and no picture is loaded. */

const COLOURS = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #191d2b; --soft: #555c6e; --line: #d9dce3; --wash: #f4f5f7;
  --accent: #1d3f8f; --good: #1d7048; --warn: #8a5300; --bad: #ab2a23; }
@media (prefers-color-scheme: dark) { :root { --paper: #12141b; --ink: #e9ebf2; --soft: #a5adc0; --line: #343a4a;
  --wash: #1b1e28; --accent: #a9c1ff; --good: #77d3a2; --warn: #f0b45c; --bad: #ff9a90; } }
@media print { :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #3d4350; --line: #b9bec9;
  --wash: #f4f5f7; --accent: #1d3f8f; --good: #14583a; --warn: #6f4300; --bad: #8f1f19; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; break-after: avoid; }
.brand { margin: 0; color: var(--accent); font-weight: 650; font-size: 0.9rem; }
.soft { color: var(--soft); }
`;

export const REPORT_STYLE = `${COLOURS}
body { margin: 0 auto; max-width: 56rem; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 3rem; overflow-wrap: break-word; }
h1 { margin: 0.9rem 0 0.1rem; font-size: 1.35rem; }
h2 { margin: 2.4rem 0 0.6rem; font-size: 1.15rem; }
h3 { margin: 1.2rem 0 0.2rem; font-size: 1rem; }
p { margin: 0.3rem 0; }
.verdict { margin: 1.2rem 0 0.4rem; padding: 0.9rem 1.2rem; border-left: 0.45rem solid currentColor; background: var(--wash);
  border-radius: 0 0.7rem 0.7rem 0; font-size: clamp(1.3rem, 1rem + 1.6vw, 1.8rem); font-weight: 650; line-height: 1.25; }
.ready { color: var(--good); } .ready-with-warnings, .cannot-tell { color: var(--warn); } .not-ready { color: var(--bad); }
.doubt { color: var(--warn); }
ol.todo { padding-left: 1.4rem; } ol.todo li { margin: 0.6rem 0; break-inside: avoid; } ol.todo strong { display: block; }
figure { margin: 1rem 0 1.4rem; break-inside: avoid; }
figcaption { font-weight: 600; } figure svg { display: block; width: 100%; height: auto; margin: 0.3rem 0; }
figure svg text { fill: var(--soft); font-size: 13px; font-family: inherit; }
.axis { stroke: var(--line); stroke-width: 1.5; } .dot { fill: var(--accent); fill-opacity: 0.75; }
.limit { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 6 4; } .mark { stroke: var(--bad); stroke-width: 2.5; }
.track { fill: var(--wash); stroke: var(--line); } .bar { fill: var(--accent); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
th, td { padding: 0.45rem 0.8rem 0.45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; } tbody th { font-weight: 600; } tr { break-inside: avoid; }
.state { white-space: nowrap; font-weight: 600; } .state::before { content: ""; display: inline-block; width: 0.6em;
  height: 0.6em; margin-right: 0.45em; border: 0.14em solid currentColor; border-radius: 50%; }
.pass { color: var(--good); } .warn { color: var(--warn); } .fail { color: var(--bad); } .unknown, .skip { color: var(--soft); }
.pass::before, .warn::before, .fail::before { background: currentColor; } .fail::before { border-radius: 0 !important; }
.warn::before { border-radius: 0.1em !important; transform: rotate(45deg) scale(0.85); }
dl { margin: 0; } dl div { margin-bottom: 0.5rem; break-inside: avoid; } dt { font-weight: 600; } dd { margin: 0; color: var(--soft); }
.sources ol { margin: 0; overflow-wrap: anywhere; padding-left: 1.6rem; font-size: 0.88rem; }
footer { margin-top: 2.5rem; padding-top: 0.8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; }
@media (max-width: 40rem) { table, tbody, tr, td, tbody th { display: block; } thead { display: none; }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); } th, td { border: 0; padding: 0.05rem 0; }
  td[data-name]:not(:empty)::before { content: attr(data-name) ": "; color: var(--soft); } }
@page { size: A4; margin: 11mm 13mm; }
@media print { html { font-size: 8.2pt; line-height: 1.28; } body { padding: 0; max-width: none; } .scroll { overflow: visible; }
  h1 { margin-top: 0.3rem; } h2 { margin: 1.1rem 0 0.3rem; } .verdict { margin: 0.6rem 0 0.3rem; padding: 0.5rem 0.9rem; font-size: 1.35rem; }
  ol.todo { columns: 2; column-gap: 2rem; padding-left: 0; } ol.todo li { margin: 0 0 0.3rem 2rem; }
  figure { margin: 0.3rem 0 0.5rem; } .figures { grid-template-columns: 1fr 1fr 1fr; gap: 0 1.4rem; }
  th, td { padding: 0.06rem 0.6rem 0.06rem 0; line-height: 1.25; } table { font-size: 0.9em; } thead th:first-child { width: 27%; } thead th:nth-child(3) { width: 31%; }
  tbody td:nth-child(4) { white-space: nowrap; }
  dl.list { columns: 2; column-gap: 2rem; } dl div { margin-bottom: 0.3rem; } footer { margin-top: 0.6rem; padding-top: 0.3rem; }
  .sources ol { columns: 2; column-gap: 2rem; padding-left: 0; font-size: 0.82rem; } .sources li { margin-left: 1.8rem; break-inside: avoid; } }
`;

export const CARD_STYLE = `${COLOURS}
html { font-size: 9.3pt; line-height: 1.28; }
body { margin: 0 auto; width: 210mm; max-width: 100%; padding: 10mm 13mm; }
h1 { margin: 0.2rem 0 0.5rem; font-size: 19pt; letter-spacing: -0.01em; }
h2 { margin: 0 0 0.3rem; font-size: 11.5pt; color: var(--accent); }
h3 { margin: 0.45rem 0 0.1rem; font-size: 10pt; }
p, ul, ol { margin: 0.15rem 0; } ul, ol { padding-left: 1.1rem; }
section { break-inside: avoid; margin-top: 2.5mm; }
.when { display: grid; grid-template-columns: 2fr 1fr; gap: 1.5mm 6mm; padding: 3mm 4mm; border: 0.5mm solid var(--accent); border-radius: 2.5mm; }
.when p { margin: 0; } .big { font-size: 14pt; font-weight: 650; }
.work { color: var(--bad); font-weight: 600; grid-column: 1 / -1; } .doubt { color: var(--warn); grid-column: 1 / -1; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; } .columns.three { grid-template-columns: 1fr 1fr 1fr; gap: 0 6mm; }
ul.boxes + h2, p + h2 { margin-top: 2.5mm; } .flow { columns: 2; column-gap: 8mm; } .flow > h2:first-child { margin-top: 0; }
ul.boxes { list-style: none; padding: 0; } ul.boxes li { position: relative; padding-left: 6mm; margin: 1mm 0; break-inside: avoid; }
ul.boxes li::before { content: ""; position: absolute; left: 0; top: 0.12em; width: 3.4mm; height: 3.4mm; border: 0.35mm solid var(--ink); border-radius: 0.6mm; }
.fails { padding: 2mm 4mm 2.5mm; background: var(--wash); border-radius: 2.5mm; }
.blank { display: inline-block; min-width: 30mm; border-bottom: 0.3mm solid var(--ink); }
ol.call { list-style: none; padding: 0; counter-reset: call; } ol.call li { counter-increment: call; display: flex; align-items: center; gap: 2mm; min-height: 8mm; border-bottom: 0.2mm solid var(--line); }
ol.call li::before { content: counter(call); flex: none; width: 6mm; font-weight: 700; color: var(--accent); font-size: 13pt; }
ol.call .blank { flex: 1; align-self: end; margin-bottom: 1.6mm; } .ring { flex: 1; display: flex; align-items: center; gap: 3mm; padding: 1mm 0; }
.number { font-size: 13pt; font-weight: 650; white-space: nowrap; }
.code { flex: none; width: 18mm; height: 18mm; background: #ffffff; } .code path { fill: #000000; }
.notes { display: grid; grid-template-columns: 2fr 1fr; gap: 3mm 6mm; } .notes p { display: flex; gap: 2mm; align-items: end; } .notes .blank { flex: 1; height: 5mm; }
.notes .wide { grid-column: 1 / -1; }
footer { margin-top: 3mm; color: var(--soft); font-size: 8pt; }
@media (max-width: 45rem) { .flow { columns: auto; } .columns, .columns.three, .when, .notes { grid-template-columns: 1fr; } }
@page { size: A4; margin: 0; }
@media print { body { padding: 10mm 13mm 7mm; } }
`;
