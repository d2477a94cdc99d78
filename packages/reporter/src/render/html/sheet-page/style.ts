/** A window to work in: progress above, units at the left, the one that is decided about at the right, keys below. */
const deskStyle = `
html:not([data-ready]) .app { display: none; }
.on-paper { display: none; }
html[data-ready] body { display: flex; flex-direction: column; height: 100vh; height: 100dvh; overflow: hidden; }
button { padding: .4rem .9rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: .25rem; font: inherit; font-size: .9rem; cursor: pointer; }
button:hover { background: var(--plain-bg); }
button:disabled { color: var(--quiet); background: none; border-color: var(--line); cursor: default; }
button.first:not(:disabled) { color: var(--sheet); background: var(--ink); border-color: var(--ink); font-weight: 600; }
button.first:not(:disabled):hover { background: var(--accent); border-color: var(--accent); }
kbd { padding: 0 .35em; border: 1px solid var(--edge); border-radius: .2rem; font: inherit; font-size: .82em; }
.top { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto; align-items: end; gap: .6rem 2.5rem; padding: .9rem 1.5rem .8rem; border-bottom: 3px solid var(--strong-line); }
.top h1 { margin: 0; font-size: 1.45rem; }
.top p { max-width: none; margin: 0; }
.top .kicker { font-size: .72rem; }
.how-far p { font-variant-numeric: tabular-nums; }
.how-far b { font-weight: 600; }
#said { width: 1px; height: 1px; overflow: hidden; }
#lacking { padding: 0 .5rem; color: var(--bad); border-color: currentColor; font-size: .84rem; font-weight: 600; }
progress { display: block; width: 100%; height: .5rem; margin-top: .35rem; appearance: none; border: 0; border-radius: .25rem; background: var(--plain-bg); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--plain-bg); }
progress::-webkit-progress-value { background: var(--mark-good); }
progress::-moz-progress-bar { background: var(--mark-good); }
.actions { display: flex; gap: .5rem; }
.notice { margin: 0; padding: .6rem 1.5rem; }
.notice p { margin: 0; }
main { flex: 1; display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(25rem, 1fr); min-height: 0; }
.list, .unit { display: flex; flex-direction: column; min-height: 0; margin: 0; }
.list { border-right: 1px solid var(--line); }
.list .filters { grid-template-columns: 2fr 1.4fr 1.4fr; margin: 0; padding: .55rem 1.5rem .7rem; border-width: 0 0 1px; }
.list .filters .find { grid-column: auto; }
.list .large { position: relative; flex: 1; height: auto; margin: 0; border: 0; background: var(--sheet); container-type: size; }
.list .large .pane { height: 100cqh; }
.list .large:focus-visible { outline-offset: -3px; }
.large caption { padding: .35rem 1.5rem; border-bottom: 1px solid var(--line); font-size: .84rem; font-variant-numeric: tabular-nums; }
.large td, .large th { padding: .5rem .5rem; }
.mark { width: 3.2rem; padding-left: 1.5rem !important; }
.before { color: var(--quiet); font-size: .84rem; }
.now { width: 8rem; padding-right: 1.5rem !important; text-align: right !important; }
.mark input { width: 1.05rem; height: 1.05rem; margin: .2rem 0 0; accent-color: var(--accent); }
.mark input:disabled { visibility: hidden; }
.heading-row > * { background: var(--band); border-top: 1px solid var(--line); vertical-align: middle; }
.heading-row .line { display: inline; margin-right: .8rem; }
.heading-row .now { color: var(--quiet); font-size: .84rem; font-variant-numeric: tabular-nums; }
.unit-row { cursor: pointer; }
.unit-row .what .tag { margin: .25rem .35rem 0 0; }
.unit-row[aria-current] > * { background: var(--doubt-bg); }
.unit-row[aria-current] .mark { box-shadow: inset 5px 0 0 var(--focus); }
.unit-row[data-state="decided"] .what .line { color: var(--quiet); font-weight: 400; }
.tag[data-value="keep"] { color: var(--good); background: var(--good-bg); font-weight: 600; }
.tag[data-value="revoke"] { color: var(--bad); background: var(--bad-bg); font-weight: 600; }
.tag[data-value="modify"], .tag[data-value="escalate"] { color: var(--doubt); background: var(--doubt-bg); font-weight: 600; }
.tag[data-value="privileged"] { color: var(--doubt); background: var(--doubt-bg); font-weight: 600; }
.unit-row[aria-current] .tag { box-shadow: inset 0 0 0 1px; }
.tag[data-value="found"], .tag[data-value="deny"] { color: var(--bad); background: var(--bad-bg); }
.tag[data-value="new"] { color: var(--good); background: var(--good-bg); }
.now .note { color: var(--bad); }
.unit .about { flex: 1; overflow: auto; padding: .8rem 1.5rem 1.2rem; }
.about > * { max-width: 44rem; }
.walk { display: flex; align-items: center; gap: .4rem; margin: 0 0 .9rem; color: var(--quiet); font-size: .84rem; font-variant-numeric: tabular-nums; }
.walk button { padding: .1rem .7rem; }
.walk #position { margin: 0 auto 0 .4rem; }
#sentence { margin: 0 0 .6rem; padding: 0; border: 0; font-size: 1.5rem; font-weight: 400; text-wrap: pretty; }
#sentence b { font-weight: 600; }
#tags { margin: 0 0 .8rem; }
#tags .tag { margin-right: .4rem; }
.warning { padding: .5rem .9rem; border-left: 5px solid; color: var(--bad); background: var(--bad-bg); font-weight: 600; }
#found { margin: 0 0 1rem; padding: 0; list-style: none; }
#found li { padding: .35rem .9rem; border-left: 5px solid var(--mark-strong); background: var(--band); }
#found li + li { margin-top: .3rem; }
#carried { margin: 0 0 1rem; }
#carried summary { cursor: pointer; color: var(--accent); }
#carried ul { margin: .4rem 0 0; padding-left: 1.2rem; }
.about .facts { gap: .6rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); margin: 0; padding-top: .9rem; border-top: 1px solid var(--line); }
.decide { padding: .9rem 1.5rem 1.1rem; border-top: 1px solid var(--strong-line); background: var(--band); }
.decide h3 { margin: 0 0 .6rem; }
.words { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem; }
.words button { display: flex; justify-content: center; align-items: center; gap: .5rem; min-height: 2.6rem; padding: .3rem; font-size: .98rem; }
.words kbd { color: var(--quiet); }
.words button[aria-pressed="true"] { font-weight: 600; border-color: currentColor; box-shadow: inset 0 0 0 1px; }
.words [data-word="keep"][aria-pressed="true"] { color: var(--good); background: var(--good-bg); }
.words [data-word="revoke"][aria-pressed="true"] { color: var(--bad); background: var(--bad-bg); }
.words [data-word="modify"][aria-pressed="true"], .words [data-word="escalate"][aria-pressed="true"] { color: var(--doubt); background: var(--doubt-bg); }
.words [aria-pressed="true"] kbd { color: inherit; }
.hint { min-height: 1.5em; max-width: none; margin: .5rem 0 .3rem; font-size: .84rem; color: var(--quiet); }
.hint[data-lacks="true"] { color: var(--bad); font-weight: 600; }
.cells { display: grid; grid-template-columns: minmax(0, 1fr) 6.5rem 9.5rem auto; align-items: end; gap: .6rem; }
.cells button { height: 2.2rem; }
.cells label { display: grid; gap: .15rem; font-size: .8rem; color: var(--quiet); }
.cells input { width: 100%; min-width: 0; height: 2.2rem; padding: 0 .5rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: .25rem; font: inherit; font-size: .92rem; }
.cells input:disabled { background: none; border-color: var(--line); }
.together .cells { grid-template-columns: minmax(0, 1fr) 7rem 9.5rem; margin: .7rem 0; }
.ends { display: flex; gap: .5rem; margin: 0; }
.keys { display: flex; justify-content: space-between; gap: 1rem; margin: 0; padding: .4rem 1.5rem; font-size: .8rem; }
.keys p { max-width: none; margin: 0; }
.keys label { white-space: nowrap; }
`;

/** A phone: the units above, the one that is decided about below, under the thumb. */
const phoneStyle = `
@media screen and (max-width: 60rem) {
  .top { grid-template-columns: minmax(0, 1fr) auto; gap: .3rem .8rem; padding: .5rem .8rem; }
  .top .kicker, .top h1 span, .keys, .words kbd { display: none; }
  .top h1 { font-size: 1.02rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .how-far { grid-row: 2; grid-column: 1 / -1; font-size: .86rem; }
  .actions { gap: .3rem; }
  .actions button { padding: .35rem .6rem; }
  main { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(9rem, 1fr) auto; }
  .list { border: 0; }
  .list .filters { gap: .4rem; padding: .35rem .8rem; grid-template-columns: 1.2fr 1fr 1fr; }
  .list .filters span { position: fixed; left: -100vw; }
  .list .filters input, .list .filters select { height: 1.9rem; font-size: .84rem; }
  .large caption { padding: .1rem .8rem; }
  .large table { min-width: 0 !important; }
  .large td, .large th { padding: .4rem; }
  .mark { width: 2.6rem; padding-left: .8rem !important; }
  .now { width: 5.4rem; padding-right: .8rem !important; }
  .decide[data-word=""] .cells, .decide[data-word=""] .hint { display: none; }
  .unit { max-height: 55vh; max-height: 55dvh; border-top: 3px solid var(--strong-line); }
  .unit .about { padding: .5rem .8rem .6rem; }
  .walk { float: right; margin: 0 0 .2rem .6rem; }
  .walk .id { display: none; }
  .walk button { padding: .3rem .8rem; }
  #sentence { font-size: 1.12rem; }
  #tags, #carried, #found { margin-bottom: .5rem; }
  .about .facts { gap: .3rem 1rem; grid-template-columns: 1fr 1fr; padding-top: .5rem; font-size: .88rem; }
  .decide { padding: .55rem .8rem .7rem; }
  .words button { min-height: 2.4rem; font-size: .92rem; }
  .hint { min-height: 0; margin: .3rem 0 .2rem; }
  .cells, .together .cells { grid-template-columns: minmax(0, 1fr) 8.5rem auto; gap: .4rem; }
  .cells .reason { grid-column: 1 / -1; }
}
@media screen and (max-width: 60rem) and (max-height: 34rem) {
  html[data-ready] body { height: auto; overflow: auto; }
  .list .large { flex: none; height: 60vh; }
  .unit { max-height: none; }
}
`;

/** On paper the list, and that it is not a record. */
const paperStyle = `
@media print {
  html[data-ready] body { display: block; height: auto; overflow: visible; }
  .on-paper { display: block; padding: .5rem 1rem; border: 2px solid #000; font-weight: 600; }
  .actions, .unit, .keys, .filters, .mark, progress, .notice { display: none !important; }
  main, .list { display: block; }
  .list .large, .list .large .pane { container-type: normal; height: auto; overflow: visible; position: static; }
  tr { break-inside: avoid; }
}
`;

/** What the page of a sheet has besides the inks and tables of every page: a place to work in. */
export const sheetPageStyle: string = [deskStyle, phoneStyle, paperStyle].join('');
