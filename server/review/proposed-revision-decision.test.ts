import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import {
  newcomerEmail,
  openReviewHouse,
  type ReviewHouse,
  type SeenProposedRevision,
} from '#server/testing/test-review.ts';

let house: ReviewHouse;
beforeAll(async () => {
  house = await openReviewHouse();
});
afterAll(() => house.close());
afterEach(() => house.clear());

const accept = (
  { id, version, entryVersion }: SeenProposedRevision,
  fields: { name: string; text?: string }[],
  more: object = {},
  by?: string,
) => house.change('acceptProposedRevision', { id, version, entryVersion, fields, ...more }, by);
const refuse = ({ id, version }: SeenProposedRevision, reason: string, by?: string) =>
  house.change('refuseProposedRevision', { id, version, reason }, by);

const history = async () => {
  const query = `{ revisions(slug: "${entries.own}", first: 5) { nodes { changedBy acceptedBy changes { field to } } } }`;
  const { data } = await house.ask<{ revisions: { nodes: object[] } }>(query, {}, house.cookie);
  return data.revisions.nodes;
};
const mails = () =>
  house.query(sql<{ subject: string; text: string }>`
    select subject, body_text as text from mail where recipient = ${newcomerEmail} and cause like 'proposal%' order by created_at, id`);

describe('what the coordinator accepts', () => {
  test('is public, and the history names who proposed it and who accepted it', async () => {
    await house.propose({ summary: 'Ganz angenommen.', website: 'https://angenommen.example.org' });
    const proposal = await house.onlyProposedRevision();
    const { payload } = await accept(proposal, [{ name: 'summary' }, { name: 'website' }]);
    expect(payload).toEqual({ decided: true, problems: [] });
    expect((await house.shown()).summary).toBe('Ganz angenommen.');
    expect((await history())[0]).toMatchObject({ changedBy: 'Neu Beispiel', acceptedBy: 'Mara Beispiel' });
    expect(await house.toLookAt()).toEqual([]);
    expect(await house.seen()).toMatchObject({ summary: 'Ganz angenommen.', proposal: null });
    expect(await house.proposal(proposal.id)).toBeNull();
    const { subject, text } = await house.smtp.mailTo(newcomerEmail);
    expect(subject).toBe('Ihre Änderung bei „Stadtteilhaus Volkrad“');
    expect(text).toContain('Alle sehen jetzt Ihre Fassung.');
    expect(text).toContain(`/akteure/${entries.own}`);
  });

  test('may be other words, which are the coordinator’s own in the history', async () => {
    await house.propose({ summary: 'Wir sind die Besten!!!', topics: ['sport'] });
    const fields = [{ name: 'summary', text: 'Wir treffen uns jeden Montag.' }, { name: 'topics' }];
    expect((await accept(await house.onlyProposedRevision(), fields)).payload).toEqual({ decided: true, problems: [] });
    expect((await house.shown()).summary).toBe('Wir treffen uns jeden Montag.');
    expect((await house.seen()).topics).toEqual(['sport']);
    const [last, before] = await history();
    expect(last).toMatchObject({ changedBy: 'Mara Beispiel', acceptedBy: null, changes: [{ field: 'summary' }] });
    expect(before).toMatchObject({
      changedBy: 'Neu Beispiel',
      acceptedBy: 'Mara Beispiel',
      changes: [{ field: 'topics' }],
    });
    const kept = await house.query(sql`select 1 from revision where changes::text like '%die Besten%'`);
    expect(kept).toEqual([]);
  });

  test('may be a part, with a reason for the rest', async () => {
    const { summary } = await house.shown();
    await house.propose({ summary: 'Zu laut.', website: 'https://teil.example.org' });
    const proposal = await house.onlyProposedRevision();
    const only = [{ name: 'website' }];
    expect((await accept(proposal, only)).payload).toEqual({
      decided: false,
      problems: [{ path: ['reason'], code: 'REQUIRED' }],
    });
    expect((await accept(proposal, only, { reason: 'Die Zeile passt nicht.' })).payload?.decided).toBe(true);
    expect(await house.shown()).toMatchObject({ summary });
    expect((await house.seen()).website).toBe('https://teil.example.org');
    expect((await mails()).at(-1)?.subject).toContain('Stadtteilhaus Volkrad');
  });

  test('is checked once more, beside its field', async () => {
    await house.propose({ name: 'Stadtteilhaus Neu', topics: ['digital'] });
    const proposal = await house.onlyProposedRevision();
    const { payload } = await accept(proposal, [{ name: 'name', text: ' ' }, { name: 'topics' }]);
    expect(payload).toEqual({ decided: false, problems: [{ path: ['name'], code: 'REQUIRED' }] });
    await house.query(sql`update topic set slug = 'umbenannt' where slug = 'digital'`);
    expect((await accept(proposal, [{ name: 'name' }, { name: 'topics' }])).payload?.problems).toEqual([
      { path: ['topics'], code: 'UNKNOWN' },
    ]);
    await house.query(sql`update topic set slug = 'digital' where slug = 'umbenannt'`);
    for (const fields of [[], [{ name: 'phone' }], [{ name: 'topics', text: 'sport' }]])
      expect((await accept(proposal, fields, { reason: 'Nein' })).code).toBe('BAD_USER_INPUT');
    expect((await house.shown()).name).toBe('Stadtteilhaus Volkrad');
  });

  test('carries the consent of the day on which it was given', async () => {
    const actor = await house.idOf(entries.own);
    await house.query(sql`update actor set kind = 'INITIATIVE' where id = ${actor}::uuid`);
    const day = house.time.now;
    await house.propose({ email: { value: 'ilse.beispiel@gmx.de', consented: true } });
    const { email } = await house.seen();
    house.time.now = new Date(day.getTime() + 86_400_000);
    await accept(await house.onlyProposedRevision(), [{ name: 'email' }]);
    house.time.now = day;
    const [contact] = await house.query(sql<{ at: string | null; by: string | null }>`
      select c.consent_given_at as at, a.email as by from contact c left join account a on a.id::text = c.consent_recorded_by
      where c.actor_id = ${actor}::uuid and c.channel = 'EMAIL' and c.position = 0`);
    expect({ at: new Date(contact?.at ?? 0), by: contact?.by }).toEqual({ at: day, by: newcomerEmail });
    expect(email).toEqual({ value: 'ilse.beispiel@gmx.de', personal: true, consented: true });
    await house.query(sql`update actor set kind = 'INSTITUTION' where id = ${actor}::uuid`);
  });
});

describe('what somebody else changed meanwhile', () => {
  test('is shown beside what was seen and what is proposed, and never overwritten unseen', async () => {
    const { summary } = await house.shown();
    await house.propose({ summary: 'Vorschlag.', website: 'https://vorschlag.example.org' });
    const before = await house.onlyProposedRevision();
    await house.propose({ summary: 'Inzwischen anders.' }, house.cookie);
    expect((await accept(before, [{ name: 'summary' }, { name: 'website' }])).code).toBe('CONFLICT');
    expect((await house.shown()).summary).toBe('Inzwischen anders.');
    const now = await house.onlyProposedRevision();
    expect(now.changes).toMatchObject([
      { field: 'summary', seen: summary, from: 'Inzwischen anders.', to: 'Vorschlag.', isConflict: true },
      { field: 'website', isConflict: false },
    ]);
    await accept(now, [{ name: 'website' }], { reason: 'Die Zeile ist schon neu.' });
    expect((await house.shown()).summary).toBe('Inzwischen anders.');
  });

  test('is no conflict where both say the same', async () => {
    await house.propose({ summary: 'Beide sagen das.', website: 'https://beide.example.org' });
    await house.propose({ summary: 'Beide sagen das.' }, house.cookie);
    expect((await house.onlyProposedRevision()).changes.map(({ field }) => field)).toEqual(['website']);
  });

  test('by its own proposer has to be read anew', async () => {
    await house.propose({ summary: 'Erste Fassung.' });
    const read = await house.onlyProposedRevision();
    await house.propose({ summary: 'Zweite Fassung.' });
    expect((await accept(read, [{ name: 'summary' }])).code).toBe('CONFLICT');
    expect((await refuse(read, 'Nein')).code).toBe('CONFLICT');
    expect((await house.onlyProposedRevision()).changes).toMatchObject([{ to: 'Zweite Fassung.' }]);
  });
});

describe('what the coordinator refuses', () => {
  test('needs a reason, which the proposer reads by mail and beside the text, and nothing typed is lost', async () => {
    const { summary } = await house.shown();
    await house.propose({ summary: 'Kaufen Sie bei uns.' });
    const proposal = await house.onlyProposedRevision();
    expect((await refuse(proposal, ' \u200b')).payload).toEqual({
      decided: false,
      problems: [{ path: ['reason'], code: 'REQUIRED' }],
    });
    expect((await refuse(proposal, 'x'.repeat(2001))).payload?.problems).toMatchObject([{ code: 'TOO_LONG' }]);
    const count = (await mails()).length;
    expect((await refuse(proposal, 'Werbung nehmen wir nicht auf.')).payload?.decided).toBe(true);
    expect(await house.shown()).toMatchObject({ summary });
    expect(await house.seen()).toMatchObject({
      summary,
      proposal: { state: 'REFUSED', reason: 'Werbung nehmen wir nicht auf.', fields: ['summary'] },
    });
    const { data } = await house.ask(`{ refusedEntry(slug: "${entries.own}") { summary } }`, {}, house.newcomer);
    expect(data).toEqual({ refusedEntry: { summary: 'Kaufen Sie bei uns.' } });
    expect(await house.waiting()).toEqual([]);
    expect(await mails()).toHaveLength(count + 1);
    expect((await refuse(proposal, 'Noch einmal')).code).toBe('CONFLICT');
    expect(await mails()).toHaveLength(count + 1);

    const next = await house.propose({ summary: 'Wir laden ein.' });
    expect(next.proposal).toMatchObject({ state: 'WAITING', reason: null, fields: ['summary'] });
  });

  test('is decided by one of two', async () => {
    await house.propose({ summary: 'Wer zuerst?' });
    const proposal = await house.onlyProposedRevision();
    const outcomes = await Promise.all([
      accept(proposal, [{ name: 'summary' }]),
      refuse(proposal, 'Nein'),
      accept(proposal, [{ name: 'summary' }]),
    ]);
    expect(outcomes.filter(({ payload }) => payload?.decided)).toHaveLength(1);
    expect(
      outcomes.flatMap(({ code }) => code ?? []).every((code) => code === 'CONFLICT' || code === 'NOT_FOUND'),
    ).toBe(true);
  });
});

test('deciding, and reading what waits, is for the coordinator alone', async () => {
  await house.propose({ summary: 'Nur für die Koordination.' });
  const proposal = await house.onlyProposedRevision();
  for (const [by, code] of [
    [house.newcomer, 'NOT_FOUND'],
    [house.cookie, 'NOT_FOUND'],
    ['', 'UNAUTHENTICATED'],
  ] as const) {
    expect((await accept(proposal, [{ name: 'summary' }], {}, by)).code).toBe(code);
    expect((await refuse(proposal, 'Nein', by)).code).toBe(code);
    expect(await house.proposal(proposal.id, by)).toBeNull();
  }
  expect(await house.proposal('x')).toBeNull();
  expect(await house.waiting()).toHaveLength(1);
});
