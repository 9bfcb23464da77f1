import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** One answer, or that the connection broke without one. */
export interface Visit {
  kind: string;
  status: number | 'broken';
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** milliseconds of `performance.now()` */
  at: number;
}

export interface Question {
  kind: string;
  path: string | (() => string);
  body?: string;
  headers?: Record<string, string>;
}

/** Visitors that ask again as soon as they are answered, each on a connection of its own, until told to stop. */
export function startVisitors(origin: string, questions: readonly Question[], visitorsEach: number) {
  const visits: Visit[] = [];
  let isStopping = false;
  const asking = questions.flatMap((question) => Array.from({ length: visitorsEach }, () => keepAsking(question)));

  async function keepAsking(question: Question): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!isStopping) {
      visits.push(await visit(origin, question, agent));
      // the visitors share two cores with the server they ask
      await wait(5);
    }
    agent.destroy();
  }

  return {
    visits,
    async stop(): Promise<Visit[]> {
      isStopping = true;
      await Promise.all(asking);
      return visits;
    },
  };
}

/** Asks once. */
export function visit(
  origin: string,
  { kind, path, body, headers = {} }: Question,
  agent: Agent | false = false,
): Promise<Visit> {
  return new Promise((resolve) => {
    const broken = (error: Error) =>
      resolve({ kind, status: 'broken', headers: {}, body: error.message, at: performance.now() });
    const asked = request(
      new URL(typeof path === 'string' ? path : path(), origin),
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('end', () =>
          resolve({
            kind,
            status: response.statusCode ?? 'broken',
            headers: response.headers,
            body: text,
            at: performance.now(),
          }),
        );
        response.once('error', broken);
      },
    );
    asked.once('error', broken);
    asked.end(body);
  });
}
