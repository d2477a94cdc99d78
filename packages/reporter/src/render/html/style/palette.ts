/**
 * Ink, paper, signals and marks, light and dark. Every pair used for text has a contrast of at least 4.5 : 1, every
 * mark of 3 : 1.
 */
export const palette = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --sheet: #ffffff; --band: #f4f2ec; --ink: #1c1f24; --quiet: #5b6069; --line: #dcd8cd;
  --strong-line: #1c1f24; --accent: #1f4e79; --focus: #b45309;
  --good: #17613a; --good-bg: #e2f2e7; --bad: #9b1c1c; --bad-bg: #fbe6e4; --doubt: #7a4a00; --doubt-bg: #fdf0d5;
  --plain-bg: #ecebe6; --edge: #85827a;
  --mark: #2f6090; --mark-quiet: #7d8691; --mark-strong: #b36b00; --mark-good: #2e7d53; --mark-bad: #b3372c; --mark-doubt: #7a6598;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --sheet: #1a1d22; --band: #21252b; --ink: #e8e6e1; --quiet: #a3a8b1; --line: #343941;
    --strong-line: #8b919b; --accent: #8fc1f0; --focus: #fbbf24;
    --good: #8fdcae; --good-bg: #16352a; --bad: #ffaca4; --bad-bg: #45201f; --doubt: #f5cd80; --doubt-bg: #3c2f14;
    --plain-bg: #2b3037; --edge: #7b818b;
    --mark: #6fa8dc; --mark-quiet: #8b93a0; --mark-strong: #e0a040; --mark-good: #5fbf8b; --mark-bad: #e8837a; --mark-doubt: #b09fd4;
  }
}
`;
