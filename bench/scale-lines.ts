import type { Question } from './scale-questions.ts';

export interface Line {
  name: string;
  requests: number;
  /** milliseconds below which half, and 95 of 100, of the answers came */
  median: number;
  p95: number;
  /** bytes of the largest answer */
  largest: number;
}

export interface Sample {
  milliseconds: number;
  bytes: number;
  /** of a list, how many were found */
  total: number;
}

/** Asks all questions once, so that nothing is cold, then measures each of them `times` times, by `clients` at once. */
export async function ask(
  origin: string,
  questions: readonly Question[],
  { clients, times, warm = true }: { clients: number; times: number; warm?: boolean },
): Promise<Sample[]> {
  if (warm) for (const question of questions) await askQuestion(origin, question);
  const waiting = Array.from({ length: times }, () => questions).flat();
  const samples: Sample[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let question = waiting.pop(); question !== undefined; question = waiting.pop()) {
        samples.push(await askQuestion(origin, question));
      }
    }),
  );
  return samples;
}

export function summarize(name: string, samples: readonly Sample[]): Line {
  const sorted = samples.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return {
    name,
    requests: samples.length,
    median: at(0.5),
    p95: at(0.95),
    largest: Math.max(...samples.map(({ bytes }) => bytes)),
  };
}

/** A document of anybody's is never kept by the server, so each answer is made anew. */
export async function askQuestion(origin: string, question: Question): Promise<Sample> {
  const began = performance.now();
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  const text = await response.text();
  const milliseconds = performance.now() - began;
  const { data, errors } = JSON.parse(text);
  if (errors !== undefined) throw new Error(`${JSON.stringify(question.variables)}: ${JSON.stringify(errors)}`);
  return { milliseconds, bytes: Buffer.byteLength(text), total: data.actors?.totalCount ?? 0 };
}
