import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { signInAs } from '#server/testing/test-coordinator.ts';
import { openProposalHouse, type ProposalHouse } from '#server/testing/test-proposals.ts';
import { forgetLimits, memberEmail } from '#server/testing/test-sign-in.ts';
import { forgetProposals } from './proposal-retention.service.ts';

let house: ProposalHouse;
beforeAll(async () => {
  house = await openProposalHouse();
  await writeActors(house.site.database.orm, [
    {
      name: 'Mieterladen',
      places: [{ street: 'Beispielgasse 3', postalCode: '10317', ...pointIn['114010'] }],
    },
    { name: 'Schachfreunde Remis', state: 'ARCHIVED', places: [{ street: 'Beispielgasse 9', postalCode: '10317' }] },
  ]);
});
beforeEach(async () => {
  await house.query(forgetLimits);
  await house.query(sql`delete from proposal`);
  // so that what a test publishes is like nothing that the next one proposes
  await house.query(
    sql`update actor set state = 'ARCHIVED' where exists (select from revision r where r.actor_id = actor.id and r.via = 'PROPOSAL')`,
  );
});
afterAll(() => house?.close());

interface Shown {
  actor: {
    name: string;
    phone: string | null;
    confirmedVia: string | null;
    topics: { slug: string }[];
    district: { id: string } | null;
    activeIn: { id: string }[];
    mainPlace: { street: string; latitude: number | null } | null;
  } | null;
}
const shown = async (slug: string) =>
  (
    await house.ask<Shown>(
      `query ($slug: String!) { actor(slug: $slug) { name phone confirmedVia topics { slug } district { id } activeIn { id }
        mainPlace { street latitude } } }`,
      { slug },
      '',
    )
  ).data.actor;
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const rows = async () =>
  house.query(
    sql<{ state: string; name: string | null; email: string | null }>`
      select state, proposer_name as name, proposer_email as email from proposal`,
  );

describe('publishing', () => {
  test('makes an entry that its proposer keeps and has confirmed, with its history, and tells them by mail', async () => {
    const id = await house.propose({ district: '114010', proposerEmail: 'keeper@example.org' });
    const { data } = await house.decide('publish', { id, keptByProposer: true });
    expect(data?.['publishProposal']).toEqual({ slug: 'naehcafe-knopfloch', decided: true, problems: [] });
    expect(await shown('naehcafe-knopfloch')).toEqual({
      ...{ name: 'Nähcafé Knopfloch', phone: '+49305550199', confirmedVia: 'LINK', district: null },
      ...{ topics: [{ slug: 'neighbourhood' }], activeIn: [{ id: '114010' }] },
      mainPlace: { street: null, latitude: null },
    });
    const { text } = await house.smtp.mailTo('keeper@example.org');
    expect(text).toContain('/akteure/naehcafe-knopfloch');
    expect(text).toContain('/anmelden');
    const keeper = await signInAs(house, 'keeper@example.org');
    const own = await house.ask<{ viewer: { actors: { slug: string }[] } }>(
      '{ viewer { actors { slug } } }',
      {},
      keeper,
    );
    expect(own.data.viewer.actors).toEqual([{ slug: 'naehcafe-knopfloch' }]);
    const history = await house.query(
      sql<{ via: string; version: number; by: string; confirmed: string }>`
        select r.via, r.version, r.changed_by as by, a.confirmed_by as confirmed
        from revision r join actor a on a.id = r.actor_id where a.slug = 'naehcafe-knopfloch'`,
    );
    expect(history).toEqual([{ via: 'PROPOSAL', version: 1, by: 'Mara Beispiel', confirmed: 'Nora Beispiel' }]);
    // who it was is kept by the account alone
    expect(await rows()).toEqual([{ state: 'PUBLISHED', name: null, email: null }]);
  });

  test('is nobody’s word that it is right, where the proposer only knows it', async () => {
    const id = await house.propose({ name: 'Laufgruppe Sonntag', belongs: 'no', proposerEmail: 'kennt@example.org' });
    await house.decide('publish', { id, keptByProposer: true });
    expect(await shown('laufgruppe-sonntag')).toMatchObject({ confirmedVia: null });
    expect((await house.smtp.mailTo('kennt@example.org')).text).not.toContain('/anmelden');
    const accounts = await house.query(sql`select 1 from account where email = 'kennt@example.org'`);
    expect(accounts).toEqual([]);
  });

  test('shows somebody’s own number only with the word of whoever belongs to it', async () => {
    const phone = '0151 23456789';
    for (const [name, fields, seen] of [
      ['Strickkreis Eins', { belongs: 'yes' }, null],
      ['Strickkreis Zwei', { belongs: 'no', mayBePublic: 'yes' }, null],
      ['Strickkreis Drei', { belongs: 'yes', mayBePublic: 'yes' }, '+4915123456789'],
    ] as const) {
      const street = `Weitlingstraße ${900 + name.length + (seen === null ? 1 : 2)}`;
      const id = await house.propose({
        name,
        phone,
        street,
        ...fields,
        proposerEmail: `${name.slice(-4)}@example.org`.toLowerCase(),
      });
      const { data } = await house.decide('publish', { id, keptByProposer: true });
      expect(await shown(data?.['publishProposal']?.slug ?? ''), name).toMatchObject({ phone: seen });
    }
  });

  test('shows of an initiative, which may meet at somebody’s home, no more than the district', async () => {
    const id = await house.propose({
      name: 'Lesekreis',
      street: 'Beispielgasse 3',
      proposerEmail: 'lesen@example.org',
    });
    await house.decide('publish', { id, keptByProposer: false });
    expect(await shown('lesekreis')).toMatchObject({
      ...{ district: { id: '114010' }, mainPlace: { street: null, latitude: null } },
    });
  });

  test('takes the point of a neighbour in the same house, or the one that is typed, and says so', async () => {
    const id = await house.propose({
      ...{ name: 'Fahrradküche', kind: 'ASSOCIATION' },
      street: 'Beispielgasse 3',
      proposerEmail: 'rad@example.org',
    });
    expect(await house.waiting()).toMatchObject([{ pointFrom: 'Mieterladen' }]);
    await house.decide('publish', { id, keptByProposer: false });
    expect(await shown('fahrradkueche')).toMatchObject({
      ...{ district: { id: '114010' }, mainPlace: { latitude: pointIn['114010'].latitude } },
      confirmedVia: null,
    });
    const other = await house.propose({
      ...{ name: 'Imkerkreis', kind: 'ASSOCIATION' },
      street: 'Beispielgasse 4',
      proposerEmail: 'bienen@example.org',
    });
    expect(await house.waiting()).toMatchObject([{ pointFrom: null }]);
    const wrong = await house.decide('publish', { id: other, keptByProposer: true, point: '48.1, 11.5' });
    expect(wrong.data?.['publishProposal']).toMatchObject({ decided: false, problems: [{ path: ['point'] }] });
    const { latitude, longitude } = pointIn['114011'];
    await house.decide('publish', { id: other, keptByProposer: true, point: `${latitude}, ${longitude}` });
    expect(await shown('imkerkreis')).toMatchObject({ district: { id: '114011' }, mainPlace: { latitude } });
  });

  test('happens once, however often the button is pressed', async () => {
    const id = await house.propose({ name: 'Doppelkopfrunde', proposerEmail: 'doppel@example.org' });
    const both = await Promise.all([1, 2].map(() => house.decide('publish', { id, keptByProposer: true })));
    expect(both.map(codeOf).toSorted()).toEqual(['CONFLICT', undefined]);
    const made = await house.query(sql`select 1 from actor where name = 'Doppelkopfrunde'`);
    expect(made).toHaveLength(1);
  });

  test('gives nothing to a suspended account, and renames nobody', async () => {
    await house.query(sql`
      insert into account (id, email, name, roles, suspended_at)
      values ('01990000-0000-7000-8000-00000000000a', 'gesperrt@example.org', 'G', '{}', now())`);
    const locked = await house.propose({ name: 'Wandergruppe Nord', proposerEmail: 'gesperrt@example.org' });
    await house.decide('publish', { id: locked, keptByProposer: true });
    const members = await house.query(
      sql`select 1 from membership where account_id = '01990000-0000-7000-8000-00000000000a'`,
    );
    expect(members).toEqual([]);
    const known = await house.propose({
      name: 'Wandergruppe Süd',
      proposerEmail: memberEmail,
      street: 'Weitlingstraße 555',
    });
    await house.decide('publish', { id: known, keptByProposer: true });
    const [account] = await house.query(sql<{ name: string }>`select name from account where email = ${memberEmail}`);
    expect(account?.name).toBe('Ilse Beispiel');
  });
});

describe('what is there already', () => {
  test('is shown with those that residents do not see, and the proposer reads where it is', async () => {
    const id = await house.propose({
      name: 'Schachfreunde Remis',
      street: 'Beispielgasse 9',
      proposerEmail: 'schach@example.org',
    });
    const [{ twins } = { twins: [] }] = (await house.waiting()) ?? [];
    expect(twins).toMatchObject([{ slug: 'schachfreunde-remis', published: false, archived: true }]);
    const hidden = await house.decide('link', { id, slug: 'schachfreunde-remis' });
    expect(hidden.data?.['linkProposal']).toMatchObject({ decided: false, problems: [{ path: ['slug'] }] });
    const unknown = await house.decide('link', { id, slug: 'gibt-es-nicht' });
    expect(unknown.data?.['linkProposal']?.problems[0]?.message).toContain('gibt es nicht');
    const done = await house.decide('link', { id, slug: `${house.site.origin}/akteure/mieterladen?x=1` });
    expect(done.data?.['linkProposal']).toMatchObject({ decided: true, slug: 'mieterladen' });
    const { text } = await house.smtp.mailTo('schach@example.org');
    expect(text).toContain('/akteure/mieterladen/das-sind-wir');
    expect(await rows()).toEqual([{ state: 'LISTED_ALREADY', name: null, email: null }]);
  });
});

describe('refusing', () => {
  test('needs a reason, which the proposer reads in their language', async () => {
    await house.send({ proposerEmail: 'nein@example.org' }, { prefix: '/en' });
    const { text = '' } = await house.smtp.mailTo('nein@example.org');
    await house.press(/token=([\w-]{43})/.exec(text)?.[1] ?? '');
    const [{ id } = { id: '' }] = (await house.waiting()) ?? [];
    for (const reason of ['', ' \u200b', 'x'.repeat(2001)])
      expect((await house.decide('refuse', { id, reason })).data?.['refuseProposal']).toMatchObject({
        ...{ decided: false, problems: [{ path: ['reason'] }] },
      });
    const refused = await house.decide('refuse', { id, reason: 'Das ist ein Geschäft.\n<b>Leider.</b>' });
    expect(refused.data?.['refuseProposal']).toMatchObject({ decided: true, slug: null });
    const mail = await house.smtp.mailTo('nein@example.org');
    expect(mail.text).toContain('do not list it');
    expect(mail.text).toContain('/en/aufnahme');
    expect(mail.html).toContain('&lt;b&gt;Leider.');
    expect(await house.waiting()).toEqual([]);
    expect(codeOf(await house.decide('refuse', { id, reason: 'Doch nicht.' }))).toBe('CONFLICT');
    expect(codeOf(await house.decide('publish', { id, keptByProposer: true }))).toBe('CONFLICT');
    await forgetProposals(house.site.database.orm, new Date(house.time.now.getTime() + 91 * 86_400_000));
    expect(await rows()).toEqual([]);
  });
});
