/** What only a script brings to the page: filters, order, tables drawn as they are scrolled, pages within the page. */
export const scriptStyle = `
[hidden] { display: none !important; }
.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr)); align-items: end; gap: .7rem 1rem; margin: 1.2rem 0 0; padding: .9rem 1.1rem 1rem; background: var(--band); border: 1px solid var(--line); }
.filters label { display: grid; gap: .15rem; font-size: .8rem; color: var(--quiet); }
.filters .find { grid-column: span 2; }
.filters input, .filters select { width: 100%; min-width: 0; height: 2.1rem; padding: 0 .5rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: .25rem; font: inherit; font-size: .9rem; }
.filters .actions { display: flex; flex-wrap: wrap; grid-column: 1 / -1; align-items: center; gap: .6rem; max-width: none; margin: 0; }
.filters output { margin-right: auto; font-weight: 600; font-variant-numeric: tabular-nums; }
.filters button { white-space: nowrap; padding: .3rem .8rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: .25rem; font: inherit; font-size: .86rem; cursor: pointer; }
.filters button:hover { background: var(--plain-bg); }
thead button { position: absolute; inset: 0; padding: 0 .25rem .3rem 0; border: 0; background: none; color: var(--quiet); font-size: .65rem; text-align: right; cursor: pointer; }
thead button::after { display: block; position: absolute; right: .2rem; bottom: .35rem; }
thead button:focus-visible { outline: 3px solid var(--focus); outline-offset: -3px; }
thead th:not([aria-sort]) button:hover::after { content: "\\25B4\\25BE"; }
thead th[data-sort]:hover { background: var(--plain-bg); }
th[aria-sort] button::after { content: "\\25B2"; color: var(--ink); }
th[aria-sort="descending"] button::after { content: "\\25BC"; }
.large { height: 80vh; overflow: auto; border: 1px solid var(--line); }
.large .track { position: relative; min-height: 100%; }
.large thead th { top: 0; }
.large .pane { position: sticky; top: 0; height: calc(80vh - 2px); overflow: hidden; }
.large table { border: 0; border-collapse: separate; border-spacing: 0; }
.large caption { padding: .5rem .7rem; }
.large caption, .large thead { position: relative; z-index: 2; background: var(--band); }
html[data-ready] .without-script { display: none; }
.notice { max-width: none; margin: 1rem 0 0; padding: .8rem 1.2rem; border-left: 6px solid; color: var(--doubt); background: var(--doubt-bg); overflow-wrap: anywhere; }
.off-page { position: fixed; left: -100vw; }
.dossier { padding-top: 2.5rem; }
.dossier h1:focus { outline: none; }
.known-as { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.4rem; max-width: none; margin-top: -.8rem; }
.dossier h2 { margin-top: 3rem; }
.back { margin-bottom: 2.5rem; }
.dossier h1 { margin-bottom: 1.6rem; }
@media print {
  .filters, .back, thead button { display: none; }
  .large, .large .pane { height: auto; overflow: visible; border: 0; }
  .large .track { height: auto !important; }
}
@media screen and (max-width: 40rem) {
  main.sheet .filters { grid-template-columns: 1fr 1fr; }
}
`;
