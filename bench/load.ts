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
  /** asked for anew before each round, instead of `requests` */
  freshRequests?: () => Promise<Request[]>;
  /** what an answer's status may be; 200 alone when absent */
  statuses?: readonly number[];
}

export interface Measured {
  name: string;
  /** answers a second, the median of the rounds, and the slowest and the fastest of them */
  median: number;
  slowest: number;
  fastest: number;
}

const rounds = 5;
/** Until code and plans are warm; they do not count. */
const warmUps = 2;
const secondsARound = 3;
const connections = 16;

/**
 * Loads the targets in turn (A B C A B C …), so that what else happens on the machine meets all of them alike. The first
 * rounds warm up and do not count. Throws when an answer has another status than it should.
 */
export async function measureInTurn(targets: readonly Target[]): Promise<Measured[]> {
  const rates = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (let round = 1 - warmUps; round <= rounds; round += 1) {
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

async function load({ name, origin, requests, freshRequests, statuses = [200] }: Target): Promise<number> {
  const asked = (await freshRequests?.()) ?? requests;
  const result = await autocannon({ url: origin, connections, duration: secondsARound, requests: asked });
  const strange = Object.keys(result.statusCodeStats ?? {}).filter((code) => !statuses.includes(Number(code)));
  if (strange.length > 0 || result.errors > 0) {
    throw new Error(`${name} answered ${strange.join(', ')}, with ${result.errors} errors, but should ${statuses[0]}.`);
  }
  return result.requests.average;
}
