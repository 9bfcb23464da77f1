import { type RawBuilder, sql } from 'kysely';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { startTestSite, type TestSite } from './test-site.ts';
import { startTestSmtp, type TestSmtp } from './test-smtp.ts';

export const memberEmail = 'verein@example.org';

export interface SignInHouse {
  site: TestSite;
  smtp: TestSmtp;
  /** the clock of the site */
  time: { now: Date };
  query<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** a form as a browser sends it, from the site's own page unless the headers say otherwise */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** asks for a mail to sign in; where the answer leads */
  askFor(address?: string): Promise<string>;
  /** asks for a mail, and reads it */
  receive(): Promise<{ id: string; token: string; code: string }>;
  /** the cookie of a new session */
  signIn(): Promise<string>;
  viewer(cookie: string): Promise<Viewer | null>;
  close(): Promise<void>;
}

interface Viewer {
  email: string;
  sessions: { id: string; device: string; current: boolean }[];
}

/** The example network with a mail server, and one member of an association who has an account. */
export async function openSignInHouse(): Promise<SignInHouse> {
  const time = { now: new Date('2026-11-27T10:00:00Z') };
  const smtp = await startTestSmtp();
  const site = await startTestSite('example', {
    mail: true,
    environment: { SMTP_URL: smtp.url },
    clock: () => time.now,
  });
  await site.database.orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email: memberEmail, name: 'Ilse Beispiel' });
    await addMembership(em, account, { slug: 'stadtteilhaus-volkrad', role: 'OWNER' });
  });

  const post: SignInHouse['post'] = (path, fields, headers = {}) =>
    fetch(site.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: site.origin, ...headers },
      body: new URLSearchParams(fields),
    });

  async function askFor(address = memberEmail): Promise<string> {
    const response = await post('/anmelden', { email: address });
    if (response.status !== 303) throw new Error(`Asking for a mail was answered with ${response.status}.`);
    return response.headers.get('location') ?? '';
  }

  async function receive() {
    const location = await askFor();
    const { text = '' } = await smtp.mailTo(memberEmail);
    const [, token = ''] = /\/anmelden\/link\?token=([\w-]{43})/.exec(text) ?? [];
    const [code = ''] = /^\d{3} \d{3}$/m.exec(text) ?? [];
    return { id: new URLSearchParams(location.split('?')[1]).get('id') ?? '', token, code };
  }

  return {
    site,
    smtp,
    time,
    post,
    askFor,
    receive,
    async query(statement) {
      return (await statement.execute(site.database.orm.em.fork().getKysely<unknown>())).rows;
    },
    async signIn() {
      const { token } = await receive();
      return cookieOf(await post('/anmelden/link', { token }));
    },
    async viewer(cookie) {
      const response = await fetch(`${site.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query: '{ viewer { email roles actors { slug } sessions { id device current } } }' }),
      });
      return JSON.parse(await response.text()).data.viewer;
    },
    async close() {
      await site.close();
      await smtp.close();
    },
  };
}

export const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

/** Forgets who asked how often, so that a test begins anew. */
export const forgetLimits = sql`delete from rate_limit`;
