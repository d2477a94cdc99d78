/** What management reads first: short lines, in an order that leads to the signature. */
export const summaryStyle = `
.cover + .summary { margin-top: 1rem; }
.answers { margin: 0 0 1.8rem; }
.answers div { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.answers dt { font-weight: 600; }
.answers dd { margin: 0; max-width: 56rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 0 3rem; }
.pair h3 { margin-top: 1rem; }
.found { margin: 0; padding: 0; list-style: none; }
.found li { display: flex; gap: .7rem; align-items: baseline; padding: .28rem 0; border-bottom: 1px solid var(--line); }
.found li > span:nth-child(2) { flex: 1; }
.found .tag:first-child { flex: none; min-width: 5.4em; text-align: center; }
.found b { font-variant-numeric: tabular-nums; }
.acts { margin: 0; padding: 0; list-style: none; counter-reset: act; }
.acts li { display: grid; grid-template-columns: minmax(12rem, 2fr) 3fr 9rem; gap: 0 1.5rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.acts b { font-weight: 600; }
.attests { margin: 0; padding-left: 1.2rem; }
.summary .figures { grid-template-columns: repeat(4, 1fr); }
@media screen and (max-width: 60rem) {
  .summary .figures { grid-template-columns: 1fr 1fr; }
  .answers div, .acts li { grid-template-columns: 1fr; }
}
`;
