import { type RawBuilder, sql } from 'kysely';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { askAboutEntries } from '#server/confirmations/confirmation.job.ts';
import { loadSite } from '#server/operator/site.service.ts';
import { type ActorSketch, writeActors } from './test-actors.ts';
import { testConfig } from './test-config.ts';
import { cookieOf } from './test-sign-in.ts';
import { startTestSite, type TestSite, type TestSiteOptions } from './test-site.ts';
import { startTestSmtp, type TestSmtp } from './test-smtp.ts';

const dayInMilliseconds = 86_400_000;

interface Answer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; extensions: { code: string } }[];
}

export interface ConfirmationHouse {
  site: TestSite;
  smtp: TestSmtp;
  time: { now: Date };
  /** lets days pass, then runs the job; how many mails it wrote */
  pass(days: number): Promise<number>;
  /** the job as it is now */
  run(options?: { everyMonths?: number | null; withExamples?: boolean }): Promise<number>;
  /** entries that have been there for years; their ids */
  write(...sketches: ActorSketch[]): Promise<string[]>;
  /** an account that keeps the entries of some slugs */
  member(email: string, ...slugs: string[]): Promise<void>;
  coordinator(email: string): Promise<void>;
  /** the cookie of a session */
  signIn(email: string): Promise<string>;
  /** the token of the next mail to an address */
  tokenTo(address: string): Promise<string>;
  /** presses a button as a browser does */
  press(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  ask<Data>(query: string, variables?: Record<string, unknown>, by?: string): Promise<Answer<Data>>;
  query<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  close(): Promise<void>;
}

/** A house with a mail server and a clock that can be moved. */
export async function openConfirmationHouse(
  template: 'empty' | 'example' = 'empty',
  options: Pick<TestSiteOptions, 'pages'> = {},
): Promise<ConfirmationHouse> {
  const time = { now: new Date('2027-03-01T10:00:00Z') };
  const smtp = await startTestSmtp();
  const clock = () => time.now;
  const site = await startTestSite(template, { mail: true, environment: { SMTP_URL: smtp.url }, clock, ...options });
  return {
    ...(await furnish({ site, smtp, time })),
    async close() {
      await site.close();
      await smtp.close();
    },
  };
}

/** What a test does in a house that is open already. */
export async function furnish({
  site,
  smtp,
  time,
}: Pick<ConfirmationHouse, 'site' | 'smtp' | 'time'>): Promise<Omit<ConfirmationHouse, 'close'>> {
  const { orm } = site.database;
  const configured = await loadSite(testConfig('/nowhere'));
  const run: ConfirmationHouse['run'] = async ({ everyMonths = 12, withExamples = false } = {}) => {
    if (site.outbox === null) throw new Error('The house has no mail.');
    const told = { ...configured, confirmEveryMonths: everyMonths };
    const logError = (error: unknown) => {
      throw error;
    };
    return askAboutEntries(
      { orm, site: told, outbox: site.outbox, origin: site.origin, withExamples, logError },
      time.now,
    );
  };
  const press: ConfirmationHouse['press'] = (path, fields, headers = {}) =>
    fetch(site.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: site.origin, ...headers },
      body: new URLSearchParams(fields),
    });
  return {
    site,
    smtp,
    time,
    run,
    press,
    pass(days) {
      time.now = new Date(time.now.getTime() + days * dayInMilliseconds);
      return run();
    },
    async write(...sketches) {
      const ids = await writeActors(orm, sketches);
      const created = new Date('2020-01-01T10:00:00Z');
      await sql`update actor set created_at = ${created} where id = any (${ids}::uuid[])`.execute(
        orm.em.fork().getKysely<unknown>(),
      );
      return ids;
    },
    async member(email, ...slugs) {
      await orm.em.fork().transactional(async (em) => {
        const account = await ensureAccount(em, { email, name: 'Ilse Beispiel' });
        for (const slug of slugs) await addMembership(em, account, { slug, role: 'OWNER' });
      });
    },
    async coordinator(email) {
      await orm.em
        .fork()
        .transactional((em) => ensureAccount(em, { email, name: 'Mara Beispiel', roles: ['COORDINATOR'] }));
    },
    async signIn(email) {
      const token = await createSignInLink(orm, { email, now: time.now });
      return cookieOf(await press('/anmelden/link', { token: token ?? '' }));
    },
    async tokenTo(address) {
      const { text = '' } = await smtp.mailTo(address);
      return /\/bestaetigen\?token=([\w-]{43})/.exec(text)?.[1] ?? '';
    },
    async ask(query, variables = {}, by = '') {
      const response = await fetch(`${site.origin}/graphql?locale=de`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(by !== '' && { cookie: by }) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...JSON.parse(await response.text()) };
    },
    async query(statement) {
      return (await statement.execute(orm.em.fork().getKysely<unknown>())).rows;
    },
  };
}
