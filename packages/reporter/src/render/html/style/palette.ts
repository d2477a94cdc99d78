/** Ink, paper and signals, light and dark. Every pair used for text has a contrast of at least 4.5 : 1. */
export const palette = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --sheet: #ffffff; --band: #f4f2ec; --ink: #1c1f24; --quiet: #5b6069; --line: #dcd8cd;
  --strong-line: #1c1f24; --accent: #1f4e79; --focus: #b45309;
  --good: #17613a; --good-bg: #e2f2e7; --bad: #9b1c1c; --bad-bg: #fbe6e4; --doubt: #7a4a00; --doubt-bg: #fdf0d5;
  --plain-bg: #ecebe6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --sheet: #1a1d22; --band: #21252b; --ink: #e8e6e1; --quiet: #a3a8b1; --line: #343941;
    --strong-line: #8b919b; --accent: #8fc1f0; --focus: #fbbf24;
    --good: #8fdcae; --good-bg: #16352a; --bad: #ffaca4; --bad-bg: #45201f; --doubt: #f5cd80; --doubt-bg: #3c2f14;
    --plain-bg: #2b3037;
  }
}
`;
