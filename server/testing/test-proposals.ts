import { sql } from 'kysely';
import { signInCoordinator } from './test-coordinator.ts';
import { tokenOf } from './test-report.ts';
import { openSignInHouse, type SignInHouse } from './test-sign-in.ts';
import { tokenIn } from './test-team.ts';

/** A form with all that is asked for. */
export const wholeProposal = {
  name: 'Nähcafé Knopfloch',
  kind: 'INITIATIVE',
  summary: 'Wir nähen zusammen. Jeden Dienstag.',
  topics: 'neighbourhood',
  street: 'Weitlingstraße 999',
  postalCode: '10317',
  phone: '030 5550199',
  belongs: 'yes',
  proposerName: 'Nora Beispiel',
  proposerEmail: 'nora@example.org',
  consent: 'yes',
};

export interface ProposalAnswer {
  id: string;
  name: string;
  topicNames: string[];
  districtName: string | null;
  pointFrom: string | null;
  proposerEmail: string;
  twins: { slug: string; published: boolean; archived: boolean; score: number; reasons: { code: string }[] }[];
}

export interface Decision {
  data: Record<
    string,
    { slug: string | null; decided: boolean; problems: { path: string[]; message: string }[] }
  > | null;
  errors?: { extensions: { code: string } }[];
}

export interface ProposalHouse extends SignInHouse {
  /** of a coordinator */
  cookie: string;
  ask<Data>(
    query: string,
    variables?: Record<string, unknown>,
    cookie?: string,
  ): Promise<{ data: Data; errors?: { extensions: { code: string } }[] }>;
  /** the token of a new page of the form */
  token(): Promise<string>;
  /** a form, filled in by somebody who takes ten seconds */
  send(
    fields?: Record<string, string>,
    options?: { prefix?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  /** presses the button of the mail to an address; where it leads */
  confirm(address?: string): Promise<string>;
  press(token: string): Promise<string>;
  /** a proposal that waits for the coordinator, with its id */
  propose(fields?: Record<string, string>): Promise<string>;
  waiting(cookie?: string): Promise<ProposalAnswer[] | null>;
  decide(how: 'publish' | 'link' | 'refuse', input: Record<string, unknown>, cookie?: string): Promise<Decision>;
}

export async function openProposalHouse(): Promise<ProposalHouse> {
  const house = await openSignInHouse();
  const cookie = await signInCoordinator(house);

  const ask: ProposalHouse['ask'] = async (query, variables = {}, by = cookie) => {
    const response = await fetch(`${house.site.origin}/graphql?locale=de`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(by !== '' && { cookie: by }) },
      body: JSON.stringify({ query, variables }),
    });
    return JSON.parse(await response.text());
  };

  const token = async () => tokenOf(await (await fetch(`${house.site.origin}/wir-fehlen`)).text());

  const send: ProposalHouse['send'] = async (fields = {}, { prefix = '', headers } = {}) => {
    const given = fields['token'] ?? (await token());
    house.time.now = new Date(house.time.now.getTime() + 10_000);
    return house.post(`${prefix}/wir-fehlen`, { ...wholeProposal, ...fields, token: given }, headers);
  };

  const press = async (pressed: string) =>
    (await house.post('/wir-fehlen/bestaetigen', { token: pressed })).headers.get('location') ?? '';

  const confirm: ProposalHouse['confirm'] = async (address = wholeProposal.proposerEmail) => {
    const { text = '' } = await house.smtp.mailTo(address);
    return press(tokenIn(text, '/wir-fehlen/bestaetigen'));
  };

  const waiting: ProposalHouse['waiting'] = async (by = cookie) =>
    (
      await ask<{ proposals: ProposalAnswer[] | null }>(
        `{ proposals(first: 50) { id name topicNames districtName pointFrom proposerEmail
          twins { slug published archived score reasons { code } } } }`,
        {},
        by,
      )
    ).data.proposals;

  return {
    ...house,
    cookie,
    ask,
    token,
    send,
    press,
    confirm,
    waiting,
    async propose(fields = {}) {
      const sent = await send(fields);
      if (sent.status !== 303) throw new Error(`A proposal was answered with ${sent.status}.`);
      await confirm(fields['proposerEmail']);
      const [row] = await house.query(sql<{ id: string }>`
        select id from proposal where state = 'IN_REVIEW' order by confirmed_at desc, id desc limit 1`);
      return row?.id ?? '';
    },
    decide(how, input, by = cookie) {
      const type = `${how[0]?.toUpperCase()}${how.slice(1)}ProposalInput`;
      return ask(
        `mutation ($input: ${type}!) { ${how}Proposal(input: $input) { slug decided problems { path message } } }`,
        { input },
        by,
      );
    },
  };
}
