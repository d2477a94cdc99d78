/** What is signed by hand: boxes to tick and lines to write on, on paper; on the screen only the lines. */
export const privilegedStyle = `
#privileged caption h3 { margin: 2rem 0 .1rem; color: var(--ink); }
#privileged .reasons li + li { margin-top: .45rem; }
#privileged li .note { display: block; margin-top: 0; }
.by-hand { display: none; }
.sign-off { margin: 2.5rem 0 0; padding: 1.2rem 1.6rem 2rem; border: 1px solid var(--strong-line); break-inside: avoid; }
.sign-off h3 { margin-top: 0; }
.sign-off p { max-width: 60rem; }
.sign-off dl { display: grid; grid-template-columns: 2fr 2fr 1fr 3fr; gap: 1.5rem; margin: 2.4rem 0 0; }
.sign-off dt { padding-top: .3rem; border-top: 1px solid var(--ink); font-size: .84rem; color: var(--quiet); }
.sign-off dd { margin: 0; }
@media screen and (max-width: 60rem) {
  .sign-off dl { grid-template-columns: 1fr; gap: 2.4rem; }
}
@media print {
  .by-hand { display: table-cell; }
  .choice { display: block; white-space: nowrap; }
  .choice::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .5em; border: 1px solid; vertical-align: -.05em; }
}
`;
