import { benchFolder, type Running, startProduct } from './product.ts';
import { printTable, rounded } from './table.ts';

const staleEdits = 1000;
const races = 200;
const racers = 10;

interface Answer {
  /** the version that the edit made; null: it was refused */
  version: number | null;
  code: string | null;
  summary: string;
  milliseconds: number;
}

interface Entry {
  id: string;
  version: number;
  summary: string;
}

/** What the API says of what is asked here. */
interface Told {
  data?: {
    viewer?: { actors: { slug: string }[] };
    editableActor?: Entry | null;
    editActor?: { actor: { version: number } | null };
  } | null;
  errors?: { extensions: { code: string } }[];
}

/** Asks as the member of the example network's association. */
interface Member {
  read(): Promise<Entry>;
  edit(entry: Pick<Entry, 'id' | 'version'>, summary: string): Promise<Answer>;
}

/**
 * Edits over HTTP by one signed-in member: a thousand that say an old version, of which none may be taken, and two hundred times ten
 * at once that say the present one, of which exactly one each may be.
 */
export async function run(): Promise<boolean> {
  const product = await startProduct(benchFolder(), { SEED: 'example', RATE_LIMIT: 'off', LOG_LEVEL: 'silent' });
  try {
    const member = await signIn(product);
    const [stale, raced] = [await editStale(member), await race(member)];
    return report(stale, raced);
  } finally {
    await product.stop();
  }
}

async function signIn({ origin, log }: Running): Promise<Member> {
  const [, token = ''] = /\/anmelden\/link\?token=(\S+)/.exec(log()) ?? [];
  const entered = await fetch(`${origin}/anmelden/link`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ token }),
  });
  const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';');
  const ask = async (query: string, variables: Record<string, unknown>): Promise<Told> => {
    const headers = { 'content-type': 'application/json', cookie };
    const body = JSON.stringify({ query, variables });
    return (await fetch(`${origin}/graphql`, { method: 'POST', headers, body })).json() as Promise<Told>;
  };
  const own = await ask('{ viewer { actors { slug } } }', {});
  const slug = own.data?.viewer?.actors[0]?.slug;
  return {
    async read() {
      const query = 'query ($slug: String!) { editableActor(slug: $slug) { id version summary } }';
      const entry = (await ask(query, { slug })).data?.editableActor;
      if (!entry) throw new Error('The member of the example network cannot read its entry.');
      return entry;
    },
    async edit({ id, version }, summary) {
      const began = performance.now();
      const query = 'mutation ($input: EditActorInput!) { editActor(input: $input) { actor { version } } }';
      const { data, errors } = await ask(query, { input: { id, version, summary } });
      return {
        version: data?.editActor?.actor?.version ?? null,
        code: errors?.[0]?.extensions.code ?? null,
        summary,
        milliseconds: performance.now() - began,
      };
    },
  };
}

interface Met {
  what: string;
  answers: Answer[];
  isRight: boolean;
  told: string;
}

async function editStale(member: Member): Promise<Met> {
  const before = await member.read();
  await member.edit(before, 'Die Fassung, die gilt.');
  const answers: Answer[] = [];
  for (let sent = 0; sent < staleEdits; sent += racers) {
    const batch = Array.from({ length: racers }, (_, number) => member.edit(before, `Veraltet ${sent + number}.`));
    answers.push(...(await Promise.all(batch)));
  }
  const taken = answers.filter(({ version }) => version !== null).length;
  const conflicts = answers.filter(({ code }) => code === 'CONFLICT').length;
  const after = await member.read();
  const isKept = after.summary === 'Die Fassung, die gilt.' && after.version === before.version + 1;
  return {
    what: `${staleEdits} edits of an old version`,
    answers,
    isRight: taken === 0 && conflicts === staleEdits && isKept,
    told: `${taken} taken, ${conflicts} CONFLICT, entry ${isKept ? 'as it was' : 'CHANGED'}`,
  };
}

async function race(member: Member): Promise<Met> {
  const answers: Answer[] = [];
  let right = 0;
  for (let number = 0; number < races; number += 1) {
    const entry = await member.read();
    const run = await Promise.all(
      Array.from({ length: racers }, (_, racer) => member.edit(entry, `Rennen ${number}, von ${racer}.`)),
    );
    answers.push(...run);
    const winners = run.filter(({ version }) => version !== null);
    const losers = run.filter(({ code }) => code === 'CONFLICT');
    const after = await member.read();
    const isWinners = winners[0]?.summary === after.summary && winners[0].version === after.version;
    if (winners.length === 1 && losers.length === racers - 1 && isWinners) right += 1;
  }
  return {
    what: `${races} races of ${racers}`,
    answers,
    isRight: right === races,
    told: `${right} with exactly one winner, whose text stands there`,
  };
}

function report(...lines: Met[]): boolean {
  printTable(
    ['what', 'came of it', 'median ms', 'p95 ms', 'met'],
    lines.map(({ what, answers, isRight, told }) => {
      const sorted = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
      const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
      return [what, told, at(0.5), at(0.95), isRight ? 'yes' : 'NO'];
    }),
  );
  return lines.every(({ isRight }) => isRight);
}
