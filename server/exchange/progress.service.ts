import cliProgress from 'cli-progress';

export interface Progress {
  /** What is being done, with bytes or rows done so far of all. */
  update: (done: number) => void;
  stop: () => void;
}

interface ProgressOptions {
  label: string;
  total: number;
  output: NodeJS.WriteStream;
}

/** A bar on a terminal; elsewhere (a log, a pipe) one plain line for each tenth, so that nothing is drawn over. */
export function startProgress(options: ProgressOptions): Progress {
  return options.output.isTTY ? startBar(options) : startLines(options);
}

function startBar({ label, total, output }: ProgressOptions): Progress {
  const format = `${label} {bar} {percentage} %`;
  const bar = new cliProgress.SingleBar(
    { format, stream: output, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(Math.min(done, total)), stop: () => bar.stop() };
}

function startLines({ label, total, output }: ProgressOptions): Progress {
  let told = 0;
  return {
    update(done) {
      const tenth = total === 0 ? 0 : Math.floor((Math.min(done, total) / total) * 10);
      if (tenth <= told) return;
      told = tenth;
      output.write(`${label}: ${tenth * 10} %\n`);
    },
    stop() {},
  };
}
