/** What only the page of a closing has; the rest is the style of the report. */
export const closingStyle = `
.said + .said, .step + .step { margin-top: .7rem; }
.said .note, .step .note { margin-top: 0; }
.why { margin-top: .25rem; padding-left: .7rem; border-left: 2px solid var(--line); }
.tag[data-value="gone"], .tag[data-value="kept"], .tag[data-value="changed"] { color: var(--good); background: var(--good-bg); }
.tag[data-value="lost"], .tag[data-value="still there"], .tag[data-value="back another way"] { color: var(--bad); background: var(--bad-bg); }
.tag[data-value="exception"], .tag[data-value="unchanged"], .tag[data-value="cannot tell"], .tag[data-value="denies"] { color: var(--doubt); background: var(--doubt-bg); }
.contents.across { columns: 16rem; column-gap: 4rem; }
.contents.across li { break-inside: avoid; }
.cover nav h2 { font-size: 1.3rem; border-top-width: 1px; }
.concerns { max-width: 60rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.concerns li { padding: .55rem 1rem; border-left: 6px solid var(--mark-strong); background: var(--doubt-bg); color: var(--doubt); }
.concerns li + li { margin-top: .5rem; }
.signed dl > div { display: flex; flex-direction: column-reverse; }
.signed dd { min-height: 1.6rem; margin: 0 0 .3rem; font: 600 1.1rem/1.4 ui-serif, Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif; }
.facts, .figures { grid-template-columns: repeat(3, 1fr); }
.narrow { max-width: 60rem; }
.seal { margin: 1.6rem 0 0; }
.seal .id { overflow-wrap: anywhere; }
@media screen and (max-width: 60rem) {
  .facts, .figures { grid-template-columns: 1fr; }
  .figures li { display: grid; grid-template-columns: 5.5rem 1fr; align-items: baseline; padding: .6rem 1rem; }
  .figures li span { grid-column: 2; }
  .figures b { grid-row: span 2; font-size: 1.8rem; }
  .narrow table, .cards table { min-width: 0; }
  .narrow th, .narrow td { padding: .5rem .4rem; }
  .cards table, .cards caption, .cards tbody, .cards tr, .cards tr > * { display: block; }
  .cards table { background: none; border: 0; }
  .cards thead { position: absolute; left: -100vw; }
  .cards tr { margin: 0 0 .8rem; padding: .7rem 1rem .8rem; background: var(--sheet); border: 1px solid var(--line); }
  .cards tr > * { padding: .3rem 0; border: 0; text-align: left; white-space: normal; }
  .cards td[data-label]::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .8rem; }
  .cards td.number[data-label] { display: flex; justify-content: space-between; border-top: 1px solid var(--line); }
}
@media print {
  section { break-before: auto; margin-top: 2.6rem; }
  h2, .lead { break-after: avoid; }
  #revoked, #kept { break-before: page; margin-top: 0; }
  .said, .step, .concerns li { break-inside: avoid; }
}
`;
