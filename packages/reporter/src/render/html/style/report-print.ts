/** A report on paper: dense, its sections one after the other, its ids in the appendix. */
export const reportPrintStyle = `
@media screen { .on-paper { display: none; } }
@media print {
  html:has(> body > .rail) { font-size: 9.5px; }
  body:has(> .rail) { line-height: 1.32; }
  body:has(> .rail) :is(main, footer) {
    h1 { font-size: 2.2rem; }
    h2 { padding-top: .5rem; font-size: 1.45rem; border-top-width: 2px; }
    h3 { margin: 1rem 0 .25rem; }
    h4 { margin: .8rem 0 .2rem; }
    p { max-width: none; margin-bottom: .4rem; }
    .lead { font-size: .94rem; }
    .controls { margin-bottom: .4rem; }
    section { break-before: auto; margin-top: 1.8rem; }
    #coverage { break-before: page; margin-top: 0; }
    .second { break-before: page; }
    :is(.cover, .summary) { font-size: 1.06em; line-height: 1.42; }
    .summary .answers div, .summary .found li, .summary .acts li { padding: .42rem 0; }
    .verdict { margin: .8rem 0; padding: .5rem .9rem; max-width: none; }
    .verdict.elsewhere { margin-bottom: 0; }
    .facts { gap: .4rem 1.6rem; margin-bottom: .8rem; grid-template-columns: repeat(4, auto); }
    .answers div, .source div { padding: .25rem 0; }
    .answers dd, .source { max-width: none; }
    .figures { grid-template-columns: repeat(4, 1fr); margin-bottom: .8rem; }
    .figures b { font-size: 1.5rem; }
    .figures li { padding: .35rem .6rem; }
    .acts li { grid-template-columns: 5fr 6fr 9rem; padding: .25rem 0; }
    .rules { max-width: none; columns: 2; column-gap: 2rem; }
    .rules li, .contents li { padding: .18rem 0; }
    /* A heading takes room for what follows it: where there is none, it goes to the next sheet. */
    :is(h2, section > h3) { break-inside: avoid; }
    :is(h2, section > h3)::after { content: ""; display: block; }
    h2::after { height: 13rem; margin-bottom: -13rem; }
    section > h3::after { height: 8rem; margin-bottom: -8rem; }
    .lead { break-inside: avoid; }
    #privileged .table, .sign-off, .pair > div, #coverage .table:not(:has(.id)) { break-inside: avoid; }
    .drawn { max-width: none; margin: 0; padding: .08rem 0; }
    .table { margin: .4rem 0 .8rem; }
    caption { padding-bottom: .2rem; }
    caption h3 { margin-top: .4rem; }
    table { font-size: .9rem; line-height: 1.25; }
    th, td { padding: .09rem .45rem; }
    .fold > th { padding: .17rem .45rem .07rem; }
    .tag { padding: 0 .3em; border: 0; font-size: 1em; line-height: inherit; font-weight: 600; }
    .tag[data-value="allowed"], .tag[data-value="unchanged"], .tag[data-value="active"], .tag[data-value="yes"] { font-weight: 400; }
    #entitlements thead [data-sort^="permission"] { width: 18.5%; }
    #entitlements thead [data-sort^="effective"] { width: 9.5%; }
    #entitlements thead [data-sort="path groupName"] { width: 13%; }
    #units thead .wide-9 { width: 6%; }
    #units thead [data-sort="change"] { width: 9%; }
    #units thead [data-sort="findings"] { width: 13%; }
    tbody .who :is(.line, .note, .id) { display: inline; }
    :is(#population, #groups) td li { display: inline; }
    :is(#population, #groups) td li:not(:last-child)::after { content: ", "; }
    #groups td li { overflow-wrap: normal; }
    #groups td ul.note { font-size: .82em; }
    #groups thead .wide-9 { width: 7%; }
    #groups thead .wide-30 { width: 40%; }
    [data-table="principals"] thead th { width: 4.5%; overflow-wrap: normal; }
    [data-table="principals"] thead .who { width: 24%; }
    [data-table="principals"] thead [data-sort="standing"] { width: 7%; }
    [data-table="principals"] thead :is([data-sort="apiAccess"], [data-sort^="inherited"]) { width: 6%; }
    [data-table="principals"] thead [data-sort="twoFactor"] { width: 4%; }
    [data-table="principals"] thead [data-sort="ssoDomain"] { width: 5%; }
    [data-table="principals"] thead [data-sort="groups"] { width: 11%; }
    [data-table="principals"] thead [data-sort^="privileged"] { width: 6.5%; }
    [data-table="principals"] thead [data-sort^="expiresOn"] { width: 22%; }
    [data-table="principals"] td time { font-size: 1em; }
    [data-table="principals"] tbody .who { overflow-wrap: anywhere; }
    [data-table="principals"] :is(th, td) { padding-left: .25rem; padding-right: .25rem; }
    [data-table="principals"] .number { white-space: normal; }
    tbody .who .mail, .heading .mail { display: inline-block; font-size: .92em; }
    tbody .who .mail:not(:first-child) { margin-left: .5em; }
    tbody th > .note { display: inline; }
    tbody th > .note::before { content: " · "; }
    .part { margin: .5rem 0; }
    .part > summary { padding: .2rem 0; border: 0; color: var(--ink); list-style: none; }
    .part > summary::-webkit-details-marker { display: none; }
    .part[open] > summary { margin-bottom: .2rem; }
    .reach { display: none; }
    #coverage tbody th .line.id { display: inline; font-size: .78em; }
    #coverage tbody th .line.id::before { content: " · "; }
    .tag { white-space: normal; overflow-wrap: normal; }
    .line.strong { white-space: nowrap; }
    #units thead [data-sort="kind"] { width: 14%; }
    .scope::before { content: " "; }
    .note { margin-top: 0; font-size: .92em; }
    td > bdi, td > .note, td > .id, td .line, td > span > .id { display: inline; }
    td > * + *::before { content: " "; }
    td > span > .line { margin: 0; }
    .kind { font-size: .92em; }
    td > .note::before, td > .id.row::before { content: " · "; }
    :is(.table[data-table], #zones, #privileged) .id:not(.only, .row) { display: none; }
    .why { max-width: none; margin-top: 0; font-size: .92em; }
    .reasons, .reasons .note { display: inline; }
    .charts { grid-template-columns: repeat(5, 1fr); gap: 1rem; margin-top: 1rem; }
    .picture { padding: .5rem; }
    .in-words { break-inside: avoid; }
    .in-words ul { columns: 2; }
    .sign-off { margin-top: 1rem; padding: .6rem 1rem 1rem; }
    .sign-off dl { margin-top: 1.8rem; }
    .ids { columns: 2; column-gap: 1.4rem; font-size: .73rem; line-height: 1.2; }
    .ids h3 { font-size: .86rem; margin: .6rem 0 .1rem; }
    .ids ul { margin: 0; padding: 0; list-style: none; }
    .ids code { font-size: .95em; }
  }
}
`;
