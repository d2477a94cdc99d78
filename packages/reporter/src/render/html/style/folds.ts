/** Rows under headings. What a heading says, the rows under it do not say again. */
export const foldStyle = `
[data-folded="person"] .who, [data-folded="question"] .asked, [data-folded="group"] .through { display: none; }
.fold > th { padding: .5rem .7rem; background: var(--band); border-top: 1px solid var(--line); }
tbody .fold:hover > * { background: var(--band); }
.heading { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .7rem; }
.heading .of { flex: 1; font-weight: 400; }
.heading bdi, .heading .kind, .heading .id.row { display: inline; }
.heading .strong { font-weight: 600; }
.fold .kind { margin-left: .4em; }
.counts { display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--quiet); font-weight: 400; font-size: .84rem; font-variant-numeric: tabular-nums; }
.counts [data-signal="positive"] { color: var(--ink); font-weight: 600; }
.counts [data-signal="clean"] { color: var(--good); }
.counts [data-signal="privileged"], .counts [data-signal="unknown"], .counts [data-signal="found"] { color: var(--doubt); font-weight: 600; }
.counts [data-signal="fresh"] { color: var(--accent); font-weight: 600; }
.why { display: block; max-width: 60rem; margin-top: .25rem; color: var(--quiet); font-weight: 400; font-size: .84rem; }
.heading .of > .tag:first-child { min-width: 5.4em; text-align: center; }
.why bdi { display: inline; }
.why .remedy { color: var(--ink); }
.heading button { flex: none; width: 1.5rem; height: 1.5rem; padding: 0; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: .25rem; font: inherit; line-height: 1; cursor: pointer; align-self: center; }
.heading button::before { content: "+"; }
.heading button[aria-expanded="true"]::before { content: "\\2212"; }
.heading .mail { display: inline-block; }
@media screen and (max-width: 40rem) {
  .heading .of { flex-basis: calc(100% - 2.6rem); }
  main.sheet .table tbody .fold { padding: 0; }
  main.sheet .table tbody .fold > th { padding: .6rem .8rem; }
}
@media screen {
  [data-closed] { display: none; }
  .fold[data-open="false"] .why { display: none; }
}
@media print {
  .heading button { display: none; }
  .fold { break-after: avoid; }
}
`;
