/** The page around the tables: measure, headings, the cover. */
export const pageStyle = `
* { box-sizing: border-box; }
html { scroll-padding-top: calc(var(--bar) + 1rem); }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: .94rem/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
  overflow-wrap: anywhere;
}
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--sheet); color: var(--accent); }
.skip:focus { left: 1rem; top: 1rem; z-index: 9; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
a { color: var(--accent); }
.sheet { max-width: 88rem; margin: 0 auto; padding: 0 2.5rem; }
h1, h2, h3 { font-family: ui-serif, Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif; line-height: 1.15; text-wrap: balance; }
h1 { font-size: 2.9rem; font-weight: 600; margin: .2rem 0 .4rem; letter-spacing: -.015em; }
h2 { font-size: 1.75rem; font-weight: 600; margin: 0 0 .4rem; padding-top: 1.2rem; border-top: 3px solid var(--strong-line); }
h3 { font-size: 1.1rem; margin: 2.2rem 0 .5rem; }
section { margin: 4.5rem 0 0; }
p { max-width: 46rem; margin: 0 0 1rem; }
.lead { font-size: 1.06rem; color: var(--quiet); }
.controls { max-width: none; margin: 0 0 .9rem; font-size: .8rem; }
time { white-space: nowrap; }
code, .id { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .8em; }
.id { color: var(--quiet); }
.quiet { color: var(--quiet); }
.kicker { margin: 0; font-size: .8rem; font-weight: 600; letter-spacing: .14em; text-transform: uppercase; color: var(--quiet); }
.cover { padding-top: 2.6rem; }
.verdict { margin: 1.6rem 0 2rem; padding: 1rem 1.3rem; border-left: 6px solid; max-width: 60rem; }
.verdict p, .verdict ul { margin: 0; max-width: none; }
.verdict strong { letter-spacing: .06em; }
.verdict ul { padding-left: 1.2rem; margin-top: .5rem; }
.verdict[data-complete="true"] { color: var(--good); background: var(--good-bg); }
.verdict[data-complete="false"] { color: var(--bad); background: var(--bad-bg); }
.verdict.elsewhere { margin-bottom: -1rem; color: var(--bad); background: var(--bad-bg); }
.elsewhere + .verdict[data-complete="true"] { color: var(--doubt); background: var(--doubt-bg); }
.source { margin: 0 0 1.6rem; max-width: 62rem; }
.source div { display: grid; grid-template-columns: 15rem 1fr; gap: 0 2rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.source dt { color: var(--quiet); }
.source dd { margin: 0; }
.part { margin: 1.6rem 0; }
.part > summary { cursor: pointer; padding: .45rem 0; color: var(--accent); border-bottom: 1px solid var(--line); font-weight: 600; }
.part[open] > summary { margin-bottom: .8rem; }
.part > .table { margin-top: 0; }
/* The title of the part says it. */
.part caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.drawn { max-width: 62rem; border-bottom: 1px solid var(--line); padding: .35rem 0; }
.drawn summary { cursor: pointer; }
.drawn pre { margin: .3rem 0 .8rem; padding: .6rem .8rem; background: var(--band); font-size: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: .9rem 2.5rem; margin: 0 0 2.2rem; }
.facts dt { font-size: .8rem; color: var(--quiet); }
.facts dd { margin: 0; }
.facts .whole { grid-column: 1 / -1; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12.5rem, 1fr)); gap: 1px; margin: 0 0 2.5rem; padding: 1px; list-style: none; }
.figures li { background: var(--sheet); padding: .7rem 1rem .8rem; box-shadow: 0 0 0 1px var(--line); }
.figures b { display: block; font: 600 1.9rem/1.1 ui-serif, Charter, Georgia, "Liberation Serif", serif; font-variant-numeric: lining-nums; }
.figures span { display: block; }
.figures .quiet { font-size: .86rem; }
h4 { margin: 1.6rem 0 .3rem; font-size: .95rem; }
.rules { margin: 0; padding: 0; list-style: none; columns: 26rem; column-gap: 2.5rem; }
.rules li { break-inside: avoid; display: grid; grid-template-columns: 2.6rem 1fr; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.rules.assumptions li { display: block; }
.rules .id { padding-top: .16rem; }
.contents { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 0 2.5rem; margin: 0; padding: 0; list-style: none; }
.contents li { padding: .45rem 0; border-bottom: 1px solid var(--line); }
.contents span { display: block; font-size: .86rem; }
footer { margin: 5rem 0 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .86rem; }
@media screen and (max-width: 60rem) {
  .sheet { padding: 0 1rem; }
  .facts, .source div { grid-template-columns: 1fr; }
  h1 { font-size: 2.1rem; }
}
`;
