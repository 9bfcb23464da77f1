import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSchema } from '#server/schema.ts';
import { signInAs, signInCoordinator } from '#server/testing/test-coordinator.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';
import { mutationRules, ownIds, queryRules, type Who, whoEver } from '#server/testing/test-rights.ts';
import { memberEmail } from '#server/testing/test-sign-in.ts';

const schema = await createSchema();

let house: EditingHouse;
let cookies: Record<Who, string>;
beforeAll(async () => {
  house = await openEditingHouse();
  await house.site.database.orm.em.fork().transactional(async (em) => {
    const stranger = await ensureAccount(em, { email: 'fremd@example.org', name: 'Fremd Beispiel' });
    await addMembership(em, stranger, { slug: entries.others, role: 'OWNER' });
    await ensureAccount(em, { email: 'admin@example.org', name: 'Ada Beispiel', roles: ['ADMIN'] });
  });
  cookies = {
    visitor: '',
    member: house.cookie,
    stranger: await signInAs(house, 'fremd@example.org'),
    coordinator: await signInCoordinator(house),
    admin: await signInAs(house, 'admin@example.org'),
  };
  const gone = await house.query(sql<{ id: string; version: number }>`
    select id, version from actor where state = 'PUBLISHED' and slug <> all (${Object.values(entries)}) order by slug limit 1`);
  await house.ask(
    'mutation ($input: ArchiveActorInput!) { archiveActor(input: $input) { problems { code } } }',
    { input: { ...gone[0], reason: 'Aufgelöst' } },
    cookies.coordinator,
  );
  const actorId = await house.idOf(entries.own);
  await house.query(sql`
    insert into duplicate_candidate (actor_id, other_id, score, reasons)
    select least(a.id, b.id), greatest(a.id, b.id), 0.7, '{SAME_NAME}' from actor a, actor b
    where a.slug = ${entries.own} and b.slug = ${entries.others}`);
  await house.query(sql`
    insert into actor_note (id, actor_id, kind, text, due_on, written_by, created_at)
    values (${ownIds.note}, ${actorId}::uuid, 'REMINDER', 'Geheim', '2026-12-01', 'Mara', now())`);
  await house.query(sql`
    insert into revision (id, actor_id, version, changed_at, changed_by, via, changes)
    select ${ownIds.revision}, id, version, now(), 'Ilse', 'EDIT', '{"summary": {"from": "Alt", "to": "Neu"}}'
    from actor where id = ${actorId}::uuid`);
  await house.query(sql`update revision set to_look_at = true where id = ${ownIds.revision}::uuid`);
  await house.query(sql`insert into account (id, email) values (${ownIds.keeper}::uuid, 'kollegin@example.org')`);
  await house.query(sql`
    insert into membership (account_id, actor_id, role) values (${ownIds.keeper}::uuid, ${actorId}::uuid, 'EDITOR')`);
  await house.query(sql`
    insert into proposed_revision (id, actor_id, account_id, changes, state, reason, created_at, proposed_at, decided_at)
    select case when m.actor_id = ${actorId}::uuid then ${ownIds.proposedRevision}::uuid else gen_random_uuid() end, m.actor_id,
      m.account_id, '{"summary": {"from": "Alt", "to": "Geheim"}}', s.state, s.reason, now(), now(), s.decided_at
    from membership m join account a on a.id = m.account_id cross join lateral (
      select 'WAITING' as state, null as reason, null::timestamptz as decided_at where m.actor_id = ${actorId}::uuid
      union all select 'REFUSED', 'Nein', now() where m.actor_id <> ${actorId}::uuid) s
    where a.email = ${memberEmail}`);
  await house.query(sql`
    insert into claim (id, actor_id, email, name, message, locale, state, created_at)
    values (${ownIds.claim}, ${actorId}::uuid, 'neu@example.org', 'Neu', 'Wir', 'de', 'WAITING', now())`);
  await house.query(sql`
    insert into proposal (id, state, kind, name, summary, topics, may_be_public, belongs, proposer_name, proposer_email,
      consent_text_version, locale, form_hash, token_hash, created_at, confirmed_at)
    values (${ownIds.proposal}, 'IN_REVIEW', 'INITIATIVE', 'Geheim', 'Geheim', '{}', false, true, 'Nora', 'nora@example.org',
      '1', 'de', '\\x01', '\\x02', now(), now())`);
  await house.query(sql`
    insert into internal_contact (id, actor_id, name, created_at) values (${ownIds.person}, ${actorId}::uuid, 'Ada', now())`);
  await house.query(sql`
    insert into report (id, actor_id, kind, text, locale, form_hash, created_at)
    values (${ownIds.report}, ${actorId}::uuid, 'WRONG', 'Geheim', 'de', '\\x01', now())`);
});
afterAll(() => house.close());

const fieldsOf = (type: GraphQLObjectType | null | undefined) => Object.values(type?.getFields() ?? {});

describe('every way into the API has a rule', () => {
  test('each query and each mutation', () => {
    const names = (type: GraphQLObjectType | null | undefined) => fieldsOf(type).map(({ name }) => name);
    expect(names(schema.getQueryType()).filter((name) => !(name in queryRules))).toEqual([]);
    expect(names(schema.getMutationType()).filter((name) => !(name in mutationRules))).toEqual([]);
    expect(Object.keys(queryRules).toSorted()).toEqual(names(schema.getQueryType()).toSorted());
    expect(Object.keys(mutationRules).toSorted()).toEqual(names(schema.getMutationType()).toSorted());
  });

  test('what is private hangs on nothing that everybody may ask for', () => {
    const open = fieldsOf(schema.getQueryType()).filter(({ name }) => queryRules[name] === 'everybody');
    const reached = new Set<string>();
    for (const { type } of open) reach(getNamedType(type), reached);
    const kept = fieldsOf(schema.getQueryType()).filter(({ name }) => queryRules[name] !== 'everybody');
    const isShared = (name: string) => reached.has(name);
    const privateTypes = kept.map(({ type }) => getNamedType(type).name).filter((name) => !isShared(name));
    expect(privateTypes.length).toBeGreaterThan(4);
    for (const name of [
      'EditableActor',
      'ActorFile',
      'ActorNote',
      'InternalContact',
      'Report',
      'LoggedMail',
      'Viewer',
      'Proposal',
    ])
      expect(reached, name).not.toContain(name);
  });

  test('no member can name a role, an owner or trust in what they send', () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const told = inputs.flatMap((input) =>
      Object.keys(input.getFields())
        .filter((field) => /^(roles?|owners?|trusted|isTrusted|account(Id)?|suspended.*)$/i.test(field))
        .map((field) => `${input.name}.${field}`),
    );
    expect(told).toEqual([]);
  });
});

/** All object types that can be asked for below a type. */
function reach(type: GraphQLNamedType, reached: Set<string>): void {
  if (reached.has(type.name)) return;
  if (isUnionType(type)) for (const member of type.getTypes()) reach(member, reached);
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  reached.add(type.name);
  for (const field of Object.values(type.getFields())) reach(getNamedType(field.type), reached);
}

const kept = Object.entries(queryRules).flatMap(([name, rule]) => (rule === 'everybody' ? [] : [{ name, ...rule }]));

describe.each(kept)('the query $name', ({ ask, missing, seenBy }) => {
  test.each(whoEver)('of %s', async (who) => {
    const seen = await house.ask(ask, { own: await house.idOf(entries.own) }, cookies[who]);
    const nothing = missing === null ? null : await house.ask(missing, {}, cookies[who]);
    if (seenBy.includes(who)) {
      expect(seen.errors).toBeUndefined();
      expect(isEmpty(seen.data)).toBe(false);
    } else {
      expect(isEmpty(seen.data)).toBe(true);
      if (nothing !== null) expect(seen).toEqual(nothing);
    }
  });
});

/** Whether an answer holds no value at all: nulls, empty lists, counts of nothing. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.values(value ?? {}).every(isEmpty);
}

describe.each(Object.entries(mutationRules))('the mutation %s', (name, { input, outcome }) => {
  test.each(whoEver)('by %s', async (who) => {
    const [actorId, otherId] = [await house.idOf(entries.own), await house.idOf(entries.others)];
    const [argument] = fieldsOf(schema.getMutationType()).find((field) => field.name === name)?.args ?? [];
    const { errors, data } = await house.ask<Record<string, unknown>>(
      argument === undefined
        ? `mutation { ${name} { __typename } }`
        : `mutation ($input: ${argument.type}) { ${name}(input: $input) { __typename } }`,
      { input: input(actorId, otherId) },
      cookies[who],
    );
    const code = errors?.[0]?.extensions.code ?? 'DONE';
    expect(code).toBe(outcome[who]);
    if (code !== 'DONE') expect(data?.[name] ?? null).toBeNull();
  });
});
