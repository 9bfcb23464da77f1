/** A second Ctrl-C sooner than this is the first one again: `npm start` passes on what the terminal sent to both already. */
const echoMilliseconds = 1000;
/** What a shell expects of a program ended by Ctrl-C: 128 and the number of SIGINT. */
const forcedExitCode = 130;
/** Whatever hangs, a supervisor need not kill us: most wait ten seconds. */
const longestEnd = 9500;

/** Thrown out of a start that was asked to stop half way. */
export class StopRequested extends Error {}

export interface Shutdown {
  /** whether the end has been asked for */
  isAsked(): boolean;
  /** says how a part that has been started is ended; throws `StopRequested` when the end has been asked for meanwhile */
  add(close: () => Promise<unknown>): void;
  /** the start is through: from now on a signal ends everything at once */
  started(): void;
  /** ends all parts, the last one first, and the process */
  end(exitCode: number): Promise<never>;
}

/**
 * The orderly end of this process, on Ctrl-C, on SIGTERM and when its terminal goes: once, in the opposite order of the
 * start. Ctrl-C a second time forces it.
 */
export function listenForShutdown(): Shutdown {
  const closers: (() => Promise<unknown>)[] = [];
  let askedAt: number | null = null;
  let isStarted = false;

  async function end(exitCode: number): Promise<never> {
    setTimeout(() => process.exit(exitCode), longestEnd).unref();
    for (const close of closers.toReversed()) await close().catch((error: unknown) => console.error(String(error)));
    process.exit(exitCode);
  }

  function ask(signal: NodeJS.Signals): void {
    // only a person means it: supervisors repeat theirs, to us alone and to our group
    if (signal === 'SIGINT' && askedAt !== null && Date.now() - askedAt > echoMilliseconds)
      process.exit(forcedExitCode);
    if (askedAt !== null) return;
    askedAt = Date.now();
    if (isStarted) void end(0);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  watchNpm(() => askedAt === null && ask('SIGTERM'));
  return {
    isAsked: () => askedAt !== null,
    add(close) {
      closers.push(close);
      if (askedAt !== null) throw new StopRequested();
    },
    started() {
      isStarted = true;
      if (askedAt !== null) void end(0);
    },
    end,
  };
}

/** When npm is killed, or told to end where its shell stays between it and us, nobody tells us: see whether it is there. */
function watchNpm(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) gone();
  }, 300);
  timer.unref();
}
