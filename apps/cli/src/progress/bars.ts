import cliProgress, { type SingleBar } from 'cli-progress';
import type { Row } from './row.ts';

/** What is drawn over and over on a terminal. */
export interface Bars {
  /** Puts a line above the bars. */
  readonly say: (line: string) => void;
  /** Takes the bars away and leaves the terminal as it was. */
  readonly end: () => void;
}

/** Where the bars are drawn, and what. */
export interface BarsOptions {
  readonly stream: NodeJS.WriteStream;
  /** The rows as they are now; always as many. */
  readonly rows: () => readonly Row[];
}

const formats = { bar: '{name} {bar}  {text}', text: '{text}' } as const satisfies Record<
  Row['kind'],
  string
>;
/** Long enough for every collection's name. */
const nameLength = 21;

/** Draws bars until `end` is called or the program ends. */
export function openBars({ stream, rows }: BarsOptions): Bars {
  const bars = new cliProgress.MultiBar(
    {
      stream,
      barsize: 24,
      fps: 5,
      hideCursor: true,
      clearOnComplete: true,
      // A line that was put above them moves them all.
      forceRedraw: true,
      emptyOnZero: true,
    },
    cliProgress.Presets.shades_classic,
  );
  const drawn: readonly SingleBar[] = rows().map((row) =>
    bars.create(1, 0, payloadOf(row), { format: formats[row.kind] }),
  );
  bars.on('update-pre', () => {
    for (const [at, row] of rows().entries())
      drawn[at]?.update(row.kind === 'bar' ? row.part : 0, payloadOf(row));
  });

  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    process.off('exit', end);
    // Lines that were said since the last drawing are still to be put above.
    bars.update();
    bars.stop();
  };
  process.once('exit', end);
  return {
    // A long line may wrap, unlike the bars; what stood below it is wiped out.
    say: (line) => bars.log(`\u001b[?7h${line}\u001b[K\n\u001b[?7l`),
    end,
  };
}

function payloadOf(row: Row): { readonly name: string; readonly text: string } {
  return { name: row.kind === 'bar' ? row.name.padEnd(nameLength) : '', text: row.text };
}
