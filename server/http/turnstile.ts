import { AppError } from '#server/errors.ts';

/** Lets work through, some at a time. */
export type Turnstile = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * So much work at once and no more, the rest in the order in which it came: what has not begun holds next to no memory.
 * Whoever waits longer than `patience` milliseconds gets an `AppError` UNAVAILABLE.
 */
export function createTurnstile({ width, patience }: { width: number; patience: number }): Turnstile {
  const queue: (() => void)[] = [];
  let inside = 0;

  function enter(): Promise<void> {
    if (inside < width) {
      inside += 1;
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const turn = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(turn), 1);
      reject(new AppError('UNAVAILABLE', 'Too many ask at once right now: try again in a moment.'));
    }, patience);
    queue.push(turn);
    return promise;
  }

  function leave(): void {
    const next = queue.shift();
    // whoever is next takes over the place
    if (next === undefined) inside -= 1;
    else next();
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
