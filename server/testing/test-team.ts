import { sql } from 'kysely';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { cookieOf, memberEmail, openSignInHouse, type SignInHouse } from './test-sign-in.ts';

/** An entry with an owner (the member of the house) and an editor, and one that others keep. */
export const kept = { a: 'stadtteilhaus-volkrad', b: 'lernladen-kaskelstrasse' };
export const people = {
  owner: memberEmail,
  editor: 'editor@example.org',
  stranger: 'andere@example.org',
  coordinator: 'koordination@example.org',
};

export interface TeamAnswer {
  id: string;
  viewerCanManage: boolean;
  colleagues: { id: string; name: string | null; email: string; role: string; isViewer: boolean }[];
  invitations: { id: string; email: string; role: string | null; expired: boolean }[];
}

export interface TeamHouse extends SignInHouse {
  /** the cookie of a new session of somebody */
  sessionOf(email: string): Promise<string>;
  /** asks the API with a session; an empty one is a visitor */
  ask<Data>(
    query: string,
    variables: Record<string, unknown>,
    cookie: string,
  ): Promise<{ data: Data; errors?: { extensions: { code: string } }[] }>;
  team(cookie: string, slug?: string): Promise<TeamAnswer | null>;
  /** a form of the page of an entry's team; where its answer leads, or its status */
  change(cookie: string, fields: Record<string, string>, slug?: string): Promise<string | number>;
  /** invites from the page of an entry's team, and reads the token of the mail */
  invite(cookie: string, email: string, role?: 'OWNER' | 'EDITOR'): Promise<string>;
  accept(token: string): Promise<Response>;
  accountOf(email: string): Promise<string>;
}

export async function openTeamHouse(): Promise<TeamHouse> {
  const house = await openSignInHouse();
  const { orm } = house.site.database;
  await orm.em.fork().transactional(async (em) => {
    const editor = await ensureAccount(em, { email: people.editor, name: 'Edda Beispiel' });
    await addMembership(em, editor, { slug: kept.a, role: 'EDITOR' });
    const stranger = await ensureAccount(em, { email: people.stranger, name: 'Anders Beispiel' });
    await addMembership(em, stranger, { slug: kept.b, role: 'OWNER' });
    await ensureAccount(em, { email: people.coordinator, name: 'Mara Beispiel', roles: ['COORDINATOR'] });
  });

  const ask: TeamHouse['ask'] = async (query, variables, cookie) => {
    const response = await fetch(`${house.site.origin}/graphql?locale=de`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    return JSON.parse(await response.text());
  };

  const change: TeamHouse['change'] = async (cookie, fields, slug = kept.a) => {
    const response = await house.post(`/konto/eintrag/${slug}/team`, fields, cookie === '' ? {} : { cookie });
    return response.headers.get('location') ?? response.status;
  };

  return {
    ...house,
    ask,
    change,
    async sessionOf(email) {
      const token = await createSignInLink(orm, { email, now: house.time.now });
      return cookieOf(await house.post('/anmelden/link', { token: token ?? '' }));
    },
    async team(cookie, slug = kept.a) {
      const query = `query ($slug: String!) { entryTeam(slug: $slug) { id viewerCanManage
        colleagues { id name email role isViewer } invitations { id email role expired } } }`;
      return (await ask<{ entryTeam: TeamAnswer | null }>(query, { slug }, cookie)).data.entryTeam;
    },
    async invite(cookie, email, role = 'EDITOR') {
      const location = await change(cookie, { tun: 'einladen', email, name: '', rolle: role });
      if (location !== `/konto/eintrag/${kept.a}/team?ergebnis=eingeladen`)
        throw new Error(`Inviting was answered with ${location}.`);
      const { text = '' } = await house.smtp.mailTo(email);
      return tokenIn(text, '/einladung');
    },
    accept: (token) => house.post('/einladung', { token }),
    async accountOf(email) {
      const [row] = await house.query(sql<{ id: string }>`select id from account where email = ${email}`);
      return row?.id ?? '';
    },
  };
}

/** The token of a link of a mail. */
export function tokenIn(text: string, path: string): string {
  return new RegExp(`${path}\\?token=([\\w-]{43})`).exec(text)?.[1] ?? '';
}
