/** The picture and the charts: bands that can be followed with the eye, and numbers beside every colour. */
export const overviewStyle = `
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.2rem, 1fr)); gap: 2rem 2.2rem; margin: 3rem 0 0; padding: 0; list-style: none; }
.chart h3 { margin: 0; font-size: 1.02rem; }
.chart p { margin: 0; }
.chart .quiet { font-size: .86rem; }
.chart .note { margin-top: .6rem; }
.bar { display: block; width: 100%; height: .8rem; margin: .7rem 0 .6rem; }
.bar .rest { fill: var(--plain-bg); }
.bar .part { stroke: var(--paper); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.chart dl { margin: 0 0 .5rem; font-variant-numeric: tabular-nums; }
.chart dl div { display: flex; justify-content: space-between; gap: 1rem; padding: .16rem 0; border-bottom: 1px solid var(--line); }
.chart dd { margin: 0; white-space: nowrap; }
.chart dd .quiet { display: inline-block; min-width: 4.2em; text-align: right; font-size: .84rem; }
.swatch { display: inline-block; width: .7em; height: .7em; margin-right: .5em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.part[data-part="on"] { fill: var(--mark-good); } .swatch[data-part="on"] { background: var(--mark-good); }
.part[data-part="off"] { fill: var(--mark-bad); } .swatch[data-part="off"] { background: var(--mark-bad); }
.part[data-part="privileged"], .part[data-part="added"], .part[data-part="latent"] { fill: var(--mark-strong); }
.swatch[data-part="privileged"], .swatch[data-part="added"], .swatch[data-part="latent"] { background: var(--mark-strong); }
.part[data-part="unknown"] { fill: var(--mark-doubt); } .swatch[data-part="unknown"] { background: var(--mark-doubt); }
.part[data-part="others"], .part[data-part="removed"], .part[data-part="inactive"], .part[data-part="direct"] { fill: var(--mark-quiet); }
.swatch[data-part="others"], .swatch[data-part="removed"], .swatch[data-part="inactive"], .swatch[data-part="direct"] { background: var(--mark-quiet); }
.part[data-part="active"], .part[data-part="group"], .part[data-part="changed"] { fill: var(--mark); }
.swatch[data-part="active"], .swatch[data-part="group"], .swatch[data-part="changed"] { background: var(--mark); }
.picture { margin: 0 0 1rem; padding: 1.4rem 1.6rem 1rem; background: var(--sheet); border: 1px solid var(--line); }
.picture > svg { display: block; width: 100%; height: auto; font-size: 13px; }
.picture text { fill: var(--ink); }
.picture .headings text { fill: var(--quiet); font-size: 11.5px; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; }
.picture .nodes text { paint-order: stroke; stroke: var(--sheet); stroke-width: 3.5px; stroke-linejoin: round; }
.picture .name { unicode-bidi: isolate; }
.picture .aside { fill: var(--quiet); font-variant-numeric: tabular-nums; }
.band { fill: none; stroke: var(--mark); stroke-opacity: .26; }
.band[data-look="privileged"] { stroke: var(--mark-strong); stroke-opacity: .55; }
.band[data-look="asleep"] { stroke: var(--mark-quiet); stroke-opacity: .3; }
.band[data-unsure="true"], .band[data-look="unsure"] { stroke-dasharray: 3 3; stroke-opacity: .6; }
.cut, .key [data-look="cut"] { fill: none; stroke: var(--mark-bad); stroke-width: 1.6; stroke-dasharray: 7 4; stroke-opacity: .8; pointer-events: none; }
.bands .band:hover { stroke-opacity: .7; }
.node { fill: var(--mark); }
.node[data-look="who"] { fill: var(--quiet); }
.node[data-look="privileged"] { fill: var(--mark-strong); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.8rem; margin: .8rem 0 0; padding: 0; list-style: none; color: var(--quiet); font-size: .84rem; }
.key { width: 1.8rem; height: .75rem; margin-right: .5rem; vertical-align: -.05rem; }
.in-words { margin: 1rem 0 0; }
.in-words summary { cursor: pointer; color: var(--accent); }
.in-words ul { columns: 2; column-gap: 3rem; margin: .8rem 0 0; padding-left: 1.1rem; font-size: .9rem; }
.in-words li { break-inside: avoid; margin-bottom: .3rem; }
@media screen and (max-width: 60rem) {
  .picture { overflow-x: auto; padding: 1rem; }
  .charts { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.6rem 1.4rem; margin-top: 2rem; }
  .picture > svg { min-width: 60rem; }
  .in-words ul { columns: 1; }
}
@media print {
  .chart, .picture { break-inside: avoid; }
  .charts { grid-template-columns: repeat(5, 1fr); gap: 1.4rem; }
  :is(.in-words, .part)::details-content { content-visibility: visible; display: block; }
  .in-words summary { color: var(--ink); font-weight: 600; list-style: none; }
}
`;
