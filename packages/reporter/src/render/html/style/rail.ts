/** The list of sections: beside the report on a desk, a bar above it on a phone, and not on paper. */
export const railStyle = `
:root { --bar: 0rem; }
.rail { font-size: .88rem; background: var(--band); }
.rail p, .rail ul { margin: 0; padding: 0; list-style: none; }
.rail a { color: var(--ink); text-decoration: none; }
.rail a:hover { text-decoration: underline; }
.rail .count { color: var(--quiet); font-size: .8rem; font-variant-numeric: tabular-nums; }
.rail li[aria-current] { box-shadow: inset 3px 0 var(--mark-strong); background: var(--sheet); font-weight: 600; }
.switch { display: flex; align-items: center; gap: .5rem; cursor: pointer; }
.switch input { width: 1.05rem; height: 1.05rem; margin: 0; accent-color: var(--accent); }
@media screen and (min-width: 70rem) {
  body:has(> .rail) { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); }
  body > .rail { grid-row: 1 / span 4; position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 2.6rem 0 2rem; border-right: 1px solid var(--line); }
  body > .rail ~ * { grid-column: 2; width: 100%; }
  .rail .of { padding: 0 1.4rem 1rem; }
  .rail .of { font-weight: 600; font-size: .98rem; }
  .rail .switch { padding: 1.2rem 1.4rem; color: var(--quiet); }
  .rail li { display: flex; justify-content: space-between; align-items: baseline; padding-right: 1.4rem; }
  .rail li a { flex: 1; padding: .42rem 0 .42rem 1.4rem; }
}
@media screen and (max-width: 69.99rem) {
  :root { --bar: 3rem; }
  .rail { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; height: var(--bar); overflow-x: auto; scrollbar-width: thin; white-space: nowrap; border-bottom: 1px solid var(--line); }
  .rail .of, .rail .count { display: none; }
  .rail ul { display: flex; }
  .rail li a { display: block; padding: .7rem .8rem; }
  .rail li[aria-current] { box-shadow: inset 0 -3px var(--mark-strong); }
  .rail .switch { padding: .7rem 1rem; border-left: 1px solid var(--line); }
}
@media screen {
  html:has(#show-ids):not(:has(#show-ids:checked)) :is(td, th) .id:not(.only) { display: none; }
}
@media print {
  .rail { display: none; }
}
`;
