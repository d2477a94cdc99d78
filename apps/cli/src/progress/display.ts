import type { Io } from '../io.ts';
import { accountRows, logRows } from './account-rows.ts';
import { accountsRows } from './accounts-rows.ts';
import { type Bars, openBars } from './bars.ts';
import { dueLine, lineOf } from './plain-lines.ts';
import { emptyTally, type Happening, tallied } from './tally.ts';

/** Shows on standard error how a run goes. */
export interface Display {
  /** Counts what happened. */
  readonly note: (happening: Happening) => void;
  /** Says something that is worth a line; nothing with `--quiet`. */
  readonly say: (line: string) => void;
  /** Says that something went wrong, always. */
  readonly warn: (line: string) => void;
  /** Call it when the run is over, however it ended. */
  readonly end: () => void;
}

/** What is shown, and how much of it. */
export interface DisplayOptions {
  /** A bar for each collection of one account, or for each of its logs, or lines about many accounts. */
  readonly of: 'account' | 'log' | 'accounts';
  readonly quiet?: boolean | undefined;
  /** Lines also where there is a terminal to draw on. */
  readonly as?: 'lines';
}

const rowsOf = { account: accountRows, log: logRows, accounts: accountsRows } as const;

/** Bars on a terminal, plain lines elsewhere, nothing but errors where that is wanted. */
export function openDisplay(options: DisplayOptions, io: Io): Display {
  const write = (line: string) => io.err(`${line}\n`);
  if (options.quiet) {
    const nothing = () => undefined;
    return { note: nothing, say: nothing, warn: write, end: nothing };
  }
  const stream = options.as === 'lines' ? undefined : terminalFor(options.of, io);
  return stream === undefined ? openLines(write) : openDrawing(stream, options.of, io);
}

/** The terminal to draw on, where there is one that is large enough and watched by somebody. */
function terminalFor(of: DisplayOptions['of'], { errTerminal, env }: Io): NodeJS.WriteStream | undefined {
  if (errTerminal === undefined || env.TERM === 'dumb' || (env.CI !== undefined && env.CI !== ''))
    return undefined;
  return errTerminal.rows > rowsOf[of](emptyTally(0), 0).length ? errTerminal : undefined;
}

function openLines(write: (line: string) => void): Display {
  let tally = emptyTally(performance.now());
  let saidAt = tally.begun;
  const say = (line: string | undefined) => {
    if (line === undefined) return;
    saidAt = performance.now();
    write(line);
  };
  const timer = setInterval(() => say(dueLine(tally, { now: performance.now(), saidAt })), 1000).unref();
  return {
    note: (happening) => {
      const now = performance.now();
      const line = lineOf(happening, tally, { now, saidAt });
      tally = tallied(tally, happening, now);
      say(line);
    },
    say,
    warn: say,
    end: () => clearInterval(timer),
  };
}

function openDrawing(stream: NodeJS.WriteStream, of: DisplayOptions['of'], io: Io): Display {
  let tally = emptyTally(performance.now());
  let bars: Bars | undefined;
  let isOver = false;
  const say = (line: string) => (bars === undefined || isOver ? io.err(`${line}\n`) : bars.say(line));
  const end = () => {
    isOver = true;
    io.signal.removeEventListener('abort', end);
    bars?.end();
  };
  // Before anything else: a second Ctrl-C ends the program where it stands.
  io.signal.addEventListener('abort', end, { once: true });
  return {
    note: (happening) => {
      tally = tallied(tally, happening, performance.now());
      // A mistake in the arguments is heard before there is anything to draw.
      if (!isOver) bars ??= openBars({ stream, rows: () => rowsOf[of](tally, performance.now()) });
    },
    say,
    warn: say,
    end,
  };
}
