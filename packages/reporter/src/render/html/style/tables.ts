/** Tables: fixed measures, headers that stay, marks whose meaning is their word and not their colour. */
export const tableStyle = `
.table { margin: 1rem 0 2rem; }
table { width: 100%; border-collapse: collapse; background: var(--sheet); border: 1px solid var(--line); font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0 0 .6rem; color: var(--quiet); }
th, td { text-align: left; vertical-align: top; padding: .5rem .7rem; border-bottom: 1px solid var(--line); }
thead th { overflow-wrap: normal; position: sticky; top: var(--bar); z-index: 1; background: var(--band); font-size: .8rem; font-weight: 600; vertical-align: bottom; box-shadow: inset 0 -2px 0 var(--strong-line); }
tbody th { font-weight: 600; }
tbody th .note { font-weight: 400; }
tbody tr:hover > * { background: var(--band); }
.number { text-align: right; white-space: nowrap; }
td > bdi, th > bdi, th span > bdi, .line { display: block; }
.line { font-weight: 400; }
.line.strong { font-weight: 600; }
.mail { font-size: .8rem; }
.auto .who { min-width: 16rem; }
.number .note { white-space: normal; }
td .id, th .id { display: block; font-weight: 400; font-size: .7rem; line-height: 1.5; }
.fixed, .large table { table-layout: fixed; }
td > .id + span .line { margin-top: .35rem; }
td ul { margin: 0; padding: 0; list-style: none; }
td ul li + li { margin-top: .2rem; }
.note { margin-top: .3rem; color: var(--quiet); font-size: .84rem; }
.tag { display: inline-block; padding: 0 .5em; border-radius: .25rem; background: var(--plain-bg); white-space: nowrap; font-size: .84rem; line-height: 1.6; }
.tag[data-value="clean"], .tag[data-value="active"], .tag[data-value="on"], .tag[data-value="employed"], .tag[data-value="complete"], .tag[data-value="true"] { color: var(--good); background: var(--good-bg); }
.tag[data-value="critical"], .tag[data-value="high"], .tag[data-value="denied"], .tag[data-value="off"], .tag[data-value="left"], .tag[data-value="forbidden"], .tag[data-value="failed"], .tag[data-value="false"] { color: var(--bad); background: var(--bad-bg); }
.tag[data-value="medium"], .tag[data-value="added"], .tag[data-value="new"], .tag[data-value="not-evaluated"], .tag[data-value="waived"], .tag[data-value="changed"], .tag[data-value="unknown"], .tag[data-value="not-listed"], .tag[data-value="latent"], .tag[data-value="partial"], .tag[data-value="skipped"] { color: var(--doubt); background: var(--doubt-bg); }
.kind { display: block; color: var(--quiet); font-weight: 400; font-size: .8rem; }
.kind[data-value="member"], .flag[data-value="no"], .standing[data-value="active"] { display: none; }
.flag[data-value="yes"] { color: var(--doubt); background: var(--doubt-bg); font-weight: 600; }
.scope[data-scope="account"] .line { display: none; }
.id.row { white-space: nowrap; }
.short, .number { overflow-wrap: normal; }
.wide-9 { width: 9%; } .wide-12 { width: 12%; } .wide-15 { width: 15%; } .wide-18 { width: 18%; } .wide-20 { width: 20%; }
.wide-22 { width: 22%; } .wide-25 { width: 25%; } .wide-30 { width: 30%; }
@media screen and (max-width: 60rem) {
  .table { overflow-x: auto; }
  .table table { min-width: 56rem; }
  thead th { top: 0; }
}
/* On a phone each row is a card: nothing is cut, and nothing is read by moving sideways. */
@media screen and (max-width: 40rem) {
  main.sheet .table :is(table, tbody, caption) { display: block; min-width: 0; width: 100%; }
  main.sheet .table .who { min-width: 0; }
  main.sheet .table [data-closed] { display: none; }
  main.sheet .table caption { padding: .6rem .8rem; }
  main.sheet .table thead { display: block; background: var(--band); }
  main.sheet .table thead tr { display: flex; flex-wrap: wrap; }
  main.sheet .table thead th { position: relative; width: auto; padding: .4rem 1.6rem .4rem .6rem; box-shadow: none; border: 0; }
  main.sheet .table thead th:not([data-sort]) { display: none; }
  main.sheet .table tbody tr { display: grid; grid-template-columns: 1fr 1fr; padding: .6rem 0; border-bottom: 1px solid var(--edge); }
  main.sheet .table tbody :is(th, td) { grid-column: 1 / -1; min-width: 0; border: 0; padding: .18rem .8rem; text-align: left; }
  main.sheet .table tbody :is(.number, .short) { grid-column: auto; white-space: normal; }
  main.sheet .table td:empty { display: none; }
  main.sheet .table td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); font-size: .84rem; }
}
`;
