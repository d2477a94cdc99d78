/** On paper: headers on every page, no row cut in two, ink for what matters. */
export const printStyle = `
@page { size: A4 landscape; margin: 14mm 12mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --sheet: #fff; --band: #f1f0ec; --ink: #000; --quiet: #444; --line: #bbb; --strong-line: #000;
    --accent: #000; --good: #0d4a2a; --bad: #8a1111; --doubt: #6a3f00;
    --mark: #2f6090; --mark-quiet: #7d8691; --mark-strong: #b36b00; --mark-good: #2e7d53; --mark-bad: #b3372c; --mark-doubt: #7a6598;
    --good-bg: #fff; --bad-bg: #fff; --doubt-bg: #fff; --plain-bg: #fff;
  }
  /* All measures are in rem: this is as wide as a desktop window. */
  html { font-size: 11.5px; }
  .sheet { max-width: none; padding: 0; }
  .skip { display: none; }
  section { break-before: page; margin-top: 0; }
  .cover { break-before: auto; padding-top: 0; }
  h1, h2, h3, h4, caption, .lead, .controls { break-after: avoid; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, .figures, .rules li, .contents li, .verdict { break-inside: avoid; }
  .table { overflow: visible; }
  .tag { border: 1px solid; line-height: 1.35; }
  th, td { padding: .35rem .6rem; }
  a { text-decoration: none; }
}
`;
