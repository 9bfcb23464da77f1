import autocannon from 'autocannon';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Somebody who answers: where, and what to ask, one after the other and from the start again. */
export interface Target {
  name: string;
  origin: string;
  requests: Request[];
  /** what each answer's status must be */
  status?: number;
}

export interface Measured {
  name: string;
  /** answers a second, the median of the rounds, and the slowest and the fastest of them */
  median: number;
  slowest: number;
  fastest: number;
}

const rounds = Number(process.env['R'] ?? 5);
const secondsARound = 3;
const connections = 16;

/**
 * Loads the targets in turn (A B C A B C …), so that what else happens on the machine meets all of them alike. The first round
 * warms up and does not count. Throws when an answer has another status than it should.
 */
export async function measureInTurn(targets: readonly Target[]): Promise<Measured[]> {
  const rates = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const target of targets) {
      const rate = await load(target);
      if (round > 0) rates.get(target.name)?.push(rate);
    }
  }
  return targets.map(({ name }) => {
    const sorted = (rates.get(name) ?? []).toSorted((one, other) => one - other);
    const [slowest = 0, median = 0, fastest = 0] = [sorted[0], sorted[Math.floor(rounds / 2)], sorted.at(-1)];
    return { name, median, slowest, fastest };
  });
}

async function load({ name, origin, requests, status = 200 }: Target): Promise<number> {
  const result = await autocannon({ url: origin, connections, duration: secondsARound, requests });
  const counts = result.statusCodeStats ?? {};
  const strange = Object.keys(counts).filter((code) => Number(code) !== status);
  if (strange.length > 0 || result.errors > 0)
    throw new Error(
      `${name} answered ${strange.join(', ')} with ${result.errors} errors, but should answer ${status}.`,
    );
  return result.requests.average;
}
