import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { cookieOf, memberEmail, openSignInHouse, type SignInHouse } from './test-sign-in.ts';

/** An entry that the member keeps, and one that somebody else keeps. */
export const reported = { own: 'stadtteilhaus-volkrad', others: 'lernladen-kaskelstrasse' };
export const coordinatorEmail = 'koordination@example.org';

export interface SeenReport {
  id: string;
  number: number;
  version: number;
  kind: string;
  field: string | null;
  text: string;
  state: string;
  answer: string | null;
  isMailed: boolean;
  reporterName: string | null;
  reporterEmail: string | null;
  actorName: string;
  actor: { slug: string } | null;
}

interface Answer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; extensions: { code: string; current?: SeenReport } }[];
}

interface Answered {
  answerReport: { report: SeenReport | null; problems: { path: string[]; code: string; message: string }[] };
}

interface Seen {
  reports: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: SeenReport[] };
}

export interface ReportHouse extends SignInHouse {
  /** sessions of who keeps `own`, of who keeps `others`, and of who looks after all; nobody's is empty */
  by: { member: string; other: string; coordinator: string; visitor: '' };
  ask<Data>(query: string, variables: Record<string, unknown>, cookie: string): Promise<Answer<Data>>;
  /** the token of a form, as a browser gets it with the page */
  token(slug?: string): Promise<string>;
  /** a form that somebody filled in for ten seconds; what is not given is as the form has it */
  send(fields: Record<string, string>, options?: SendOptions): Promise<Response>;
  /** the number of a report that has been taken */
  take(fields: Record<string, string>, options?: SendOptions): Promise<number>;
  reports(cookie: string, variables?: Record<string, unknown>): Promise<Answer<Seen>>;
  /** as the coordinator sees it */
  find(number: number): Promise<SeenReport>;
  answer(input: Record<string, unknown>, cookie: string): Promise<Answer<Answered>>;
}

export interface SendOptions {
  slug?: string;
  /** what of the entry, as its address says it */
  part?: string;
  prefix?: string;
  headers?: Record<string, string>;
}

const report = `{ id number version kind field text state answer isMailed reporterName reporterEmail actorName actor { slug } }`;

/** The house of signing in, with its pages, two members of two entries, and a coordinator. */
export async function openReportHouse(): Promise<ReportHouse> {
  const house = await openSignInHouse();
  const { orm } = house.site.database;
  await orm.em.fork().transactional(async (em) => {
    const other = await ensureAccount(em, { email: 'andere@example.org' });
    await addMembership(em, other, { slug: reported.others, role: 'OWNER' });
    await ensureAccount(em, { email: coordinatorEmail, name: 'Mara Beispiel', roles: ['COORDINATOR'] });
  });
  const sessionOf = async (email: string) => {
    const token = await createSignInLink(orm, { email, now: house.time.now });
    return cookieOf(await house.post('/anmelden/link', { token: token ?? '' }));
  };
  const by = {
    member: await sessionOf(memberEmail),
    other: await sessionOf('andere@example.org'),
    coordinator: await sessionOf(coordinatorEmail),
    visitor: '' as const,
  };
  const pathOf = ({ slug = reported.own, prefix = '' }: SendOptions) => `${prefix}/akteure/${slug}/hinweis`;

  const ask: ReportHouse['ask'] = async (query, variables, cookie) => {
    const response = await fetch(`${house.site.origin}/graphql?locale=de`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...JSON.parse(await response.text()) };
  };

  const token: ReportHouse['token'] = async (slug) => {
    const page = await fetch(house.site.origin + pathOf(slug === undefined ? {} : { slug }));
    return tokenOf(await page.text());
  };

  const send: ReportHouse['send'] = async (fields, options = {}) => {
    const given = fields['token'] ?? (await token());
    house.time.now = new Date(house.time.now.getTime() + 10_000);
    const query = options.part === undefined ? '' : `?feld=${options.part}`;
    const filled = { kind: 'WRONG', text: '', name: '', email: '', subject: '', ...fields, token: given };
    return house.post(pathOf(options) + query, filled, options.headers);
  };

  const reports: ReportHouse['reports'] = (cookie, variables = {}) =>
    ask(
      `query ($state: ReportState, $first: PageSize, $after: String) {
        reports(state: $state, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes ${report} }
      }`,
      variables,
      cookie,
    );

  return {
    ...house,
    by,
    ask,
    token,
    send,
    async take(fields, options = {}) {
      const response = await send(fields, options);
      const [, number] = /\?gesendet=(\d+)$/.exec(response.headers.get('location') ?? '') ?? [];
      if (response.status !== 303 || number === undefined)
        throw new Error(`A report was answered with ${response.status}.`);
      return Number(number);
    },
    reports,
    async find(number) {
      const { data } = await reports(by.coordinator, { first: 100 });
      const found = data.reports.nodes.find((one) => one.number === number);
      if (found === undefined) throw new Error(`There is no report ${number}.`);
      return found;
    },
    answer: (input, cookie) =>
      ask(
        `mutation ($input: AnswerReportInput!) { answerReport(input: $input) { report ${report} problems { path code message } } }`,
        { input },
        cookie,
      ),
  };
}

/** The token in a page. */
export const tokenOf = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
