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
.mail:not(:first-child) { font-size: .8rem; }
.mail:first-child { font-weight: 600; }
[data-table="principals"] thead th { width: 6.5%; }
[data-table="principals"] thead .who { width: 22%; }
[data-table="principals"] thead :is([data-sort="standing"], [data-sort^="privileged"]) { width: 7.5%; }
[data-table="principals"] thead :is([data-sort="twoFactor"], [data-sort="thirdParty"], [data-sort^="inherited"]) { width: 7%; }
[data-table="principals"] thead [data-sort^="direct"] { width: 5%; }
[data-table="principals"] thead [data-sort="groups"] { width: 9.5%; }
[data-table="principals"] thead [data-sort^="expiresOn"] { width: 14.5%; }
[data-table="principals"] :is(th, td) { padding-left: .4rem; padding-right: .4rem; }
[data-table="principals"] .mail:not(:first-child) { font-size: .78rem; }
[data-table="principals"] td time { font-size: .78rem; }
@media screen and (min-width: 40.01rem) { .brief { display: none; } }
@media print { .brief { display: none; } }
.reach ul { margin: .3rem 0 .6rem; padding-left: 1.1rem; font-weight: 400; font-size: .86rem; }
.reach summary { cursor: pointer; color: var(--accent); font-weight: 400; font-size: .86rem; }
.reach bdi { display: inline; }
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
.flag[data-value="no"] { display: none; }
.flag { color: var(--doubt); background: var(--doubt-bg); font-weight: 600; }
.id.row { white-space: nowrap; }
.short, .number { overflow-wrap: normal; }
.wide-9 { width: 9%; } .wide-12 { width: 12%; } .wide-15 { width: 15%; } .wide-18 { width: 18%; } .wide-20 { width: 20%; }
.wide-22 { width: 22%; } .wide-25 { width: 25%; } .wide-30 { width: 30%; }
@media screen and (max-width: 60rem) {
  .table { overflow-x: auto; }
  .table table { min-width: 56rem; }
  thead th { top: 0; }
}
/* On a phone each row is a card, as short as it can be: nothing is cut, and nothing is read by moving sideways. */
@media screen and (max-width: 40rem) {
  main.sheet .table :is(table, tbody) { display: block; min-width: 0; width: 100%; }
  main.sheet :not(.part) > .table caption { display: block; width: 100%; }
  main.sheet .table [data-closed] { display: none; }
  main.sheet :not(.part) > .table caption { padding: .6rem .8rem; }
  html:has(#show-ids):not(:has(#show-ids:checked)) main.sheet .table td.only-ids { display: none; }
  main.sheet .table thead { display: none; }
  html[data-ready] main.sheet form + .table thead { display: block; background: var(--band); }
  main.sheet .table thead tr { display: flex; flex-wrap: wrap; align-items: center; font-size: .8rem; color: var(--quiet); }
  main.sheet .table thead tr::before { content: "Sort by"; padding: 0 .2rem 0 .8rem; }
  main.sheet .table thead th { position: relative; width: auto; padding: .4rem 1.4rem .4rem .5rem; box-shadow: none; border: 0; }
  main.sheet .table thead th:not([data-sort]) { display: none; }
  main.sheet .table tbody tr { display: block; padding: .5rem .8rem; border-bottom: 1px solid var(--edge); }
  main.sheet .table tbody th { display: block; padding: 0 0 .1rem; border: 0; }
  main.sheet .table tbody td:not(.by-hand, :empty) { display: inline-block; width: auto; max-width: 100%; padding: 0 .9rem 0 0; border: 0; text-align: left; vertical-align: top; white-space: normal; }
  main.sheet .table tbody :is(td, th) .note, main.sheet .table tbody td > bdi, main.sheet .table tbody th > bdi, main.sheet .table tbody .kind { display: inline; margin: 0; }
  main.sheet .table tbody :is(td, th) .note:not(:first-child) { margin-left: .35em; }
  main.sheet .table tbody td ul.note { display: block; }
  main.sheet [data-table="principals"] td ul { display: inline; }
  main.sheet :is([data-table="principals"] td, [data-table="groups"] td ul.note) li { display: inline; }
  main.sheet :is([data-table="principals"] td, [data-table="groups"] td ul.note) li:not(:last-child)::after { content: ", "; }
  main.sheet tr[data-brief] > .aside { display: none !important; }
  .brief { float: right; margin-left: .6rem; padding: .15rem .6rem; min-height: 1.6rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: .25rem; font: inherit; font-size: .8rem; font-weight: 400; cursor: pointer; }
  main.sheet .table td:empty { display: none; }
  main.sheet .who .mail:first-child { font-size: .82rem; }
  main.sheet .table td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); font-size: .84rem; }
}
`;
