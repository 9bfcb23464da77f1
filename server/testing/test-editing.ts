import { sql } from 'kysely';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { memberEmail, openSignInHouse, type SignInHouse } from './test-sign-in.ts';

/** Entries that the member of the house keeps, and one that others keep. */
export const entries = {
  own: 'stadtteilhaus-volkrad',
  initiative: 'kiezimkerei-noeldnerplatz',
  others: 'lernladen-kaskelstrasse',
};

export interface Editable {
  id: string;
  version: number;
  slug: string;
  name: string;
  summary: string;
  topics: string[];
  phone: { value: string; personal: boolean; consented: boolean } | null;
  places: { id: string; openingHours: string | null; notice: string | null }[];
}

interface Answer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; extensions: { code: string; current?: Editable } }[];
}

interface Payload {
  actor: Editable | null;
  problems: { path: string[]; code: string; message: string }[];
}

const editable =
  '{ id version slug name summary topics phone { value personal consented } places { id openingHours notice } }';
const payload = `{ actor ${editable} problems { path code message } }`;

export interface EditingHouse extends SignInHouse {
  /** the session of the member */
  cookie: string;
  /** asks as the member, or with another session; an empty one is a visitor */
  ask<Data>(query: string, variables?: Record<string, unknown>, by?: string): Promise<Answer<Data>>;
  read(slug: string, by?: string): Promise<Editable | null>;
  /** an entry that the member keeps */
  mine(slug?: string): Promise<Editable>;
  edit(input: Record<string, unknown>, by?: string): Promise<Answer<{ editActor: Payload }>>;
  confirm(input: Record<string, unknown>, by?: string): Promise<Answer<{ confirmActor: Payload }>>;
  idOf(slug: string): Promise<string>;
}

/** The house of signing in, with a member who is signed in and keeps two entries. */
export async function openEditingHouse(): Promise<EditingHouse> {
  const house = await openSignInHouse();
  await house.site.database.orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email: memberEmail });
    await addMembership(em, account, { slug: entries.initiative, role: 'OWNER' });
  });
  const cookie = await house.signIn();

  const ask: EditingHouse['ask'] = async (query, variables = {}, by = cookie) => {
    const response = await fetch(`${house.site.origin}/graphql?locale=de`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(by !== '' && { cookie: by }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...JSON.parse(await response.text()) };
  };

  const read: EditingHouse['read'] = async (slug, by) => {
    const query = `query ($slug: String!) { editableActor(slug: $slug) ${editable} }`;
    return (await ask<{ editableActor: Editable | null }>(query, { slug }, by)).data.editableActor;
  };

  return {
    ...house,
    cookie,
    ask,
    read,
    async mine(slug = entries.own) {
      const actor = await read(slug);
      if (actor === null) throw new Error(`${slug} is not mine.`);
      return actor;
    },
    edit: (input, by) =>
      ask(`mutation ($input: EditActorInput!) { editActor(input: $input) ${payload} }`, { input }, by),
    confirm: (input, by) =>
      ask(`mutation ($input: ConfirmActorInput!) { confirmActor(input: $input) ${payload} }`, { input }, by),
    async idOf(slug) {
      return (await house.query(sql<{ id: string }>`select id from actor where slug = ${slug}`))[0]?.id ?? '';
    },
  };
}
