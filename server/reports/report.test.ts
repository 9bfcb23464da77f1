import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openReportHouse, type ReportHouse, reported } from '#server/testing/test-report.ts';
import { forgetLimits } from '#server/testing/test-sign-in.ts';

let house: ReportHouse;
beforeAll(async () => {
  house = await openReportHouse();
});
beforeEach(() => house.query(forgetLimits));
afterAll(() => house?.close());

const textsOf = async (cookie: string, variables = {}) =>
  (await house.reports(cookie, variables)).data.reports.nodes.map(({ text }) => text);
const codesOf = ({ errors = [] }: { errors?: { extensions: { code: string } }[] }) =>
  errors.map(({ extensions }) => extensions.code);

describe('who reads what was reported', () => {
  beforeAll(async () => {
    await house.query(sql`delete from report`);
    await house.take({ text: 'zu A', email: 'rita@example.org', name: 'Rita' });
    await house.take({ text: 'zu B' }, { slug: reported.others, part: 'when' });
    await house.take({ text: 'verboten', kind: 'UNLAWFUL' });
  });

  test('the coordinator all, the oldest first, with whom it is from', async () => {
    const { data } = await house.reports(house.by.coordinator, { state: 'OPEN' });
    expect(data.reports.totalCount).toBe(3);
    expect(data.reports.nodes).toMatchObject([
      {
        text: 'zu A',
        field: null,
        kind: 'WRONG',
        isMailed: true,
        reporterName: 'Rita',
        reporterEmail: 'rita@example.org',
      },
      { text: 'zu B', field: 'WHEN', isMailed: false, reporterEmail: null, actor: { slug: reported.others } },
      { text: 'verboten', kind: 'UNLAWFUL', actorName: 'Stadtteilhaus Volkrad' },
    ]);
  });

  test('a member what is about its own entry, without whom it is from, and nothing that accuses it', async () => {
    const { data } = await house.reports(house.by.member);
    expect(data.reports).toMatchObject({
      totalCount: 1,
      nodes: [{ text: 'zu A', isMailed: true, reporterName: null, reporterEmail: null }],
    });
    expect(await textsOf(house.by.other)).toEqual(['zu B']);
  });

  test('a visitor nothing', async () => {
    const { data, errors } = await house.reports(house.by.visitor);
    expect([data.reports.totalCount, data.reports.nodes, errors]).toEqual([0, [], undefined]);
  });

  test('page by page, each once', async () => {
    for (const variables of [{ state: 'OPEN' }, {}]) {
      const whole = await textsOf(house.by.coordinator, variables);
      const met: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await house.reports(house.by.coordinator, { ...variables, first: 2, after });
        met.push(...data.reports.nodes.map(({ text }) => text));
        after = data.reports.pageInfo.hasNextPage ? data.reports.pageInfo.endCursor : null;
      } while (after !== null);
      expect(met).toEqual(whole);
      expect(whole).toHaveLength(3);
    }
    const { data } = await house.reports(house.by.coordinator, { state: 'OPEN', first: 1 });
    const foreign = { first: 1, after: data.reports.pageInfo.endCursor };
    expect(codesOf(await house.reports(house.by.coordinator, foreign))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('an answer', () => {
  const open = async (fields: Record<string, string> = {}, options = {}) =>
    house.find(await house.take({ text: `Hinweis ${house.time.now.toISOString()}`, ...fields }, options));

  test('is kept with who gave it and when, by the coordinator or who keeps the entry', async () => {
    for (const cookie of [house.by.coordinator, house.by.member]) {
      const { id, version } = await open();
      const { data, errors } = await house.answer({ id, version, state: 'ANSWERED', answer: ' Danke!\u200b ' }, cookie);
      expect([errors, data.answerReport.problems]).toEqual([undefined, []]);
      expect(data.answerReport.report).toMatchObject({ id, state: 'ANSWERED', answer: 'Danke!', version: version + 1 });
    }
    const { id, version } = await open();
    await house.answer({ id, version, state: 'DISMISSED' }, house.by.coordinator);
    const [kept] = await house.query(sql<object>`
      select r.state, r.answer, a.email as by, r.answered_at as at from report r join account a on a.id = r.answered_by
      where r.id = ${id}::uuid`);
    expect(kept).toMatchObject({ state: 'DISMISSED', answer: null, by: 'koordination@example.org' });
  });

  test('is refused to visitors, and to members of other entries as if there were no such report', async () => {
    const { id, version } = await open();
    const input = { id, version, state: 'ANSWERED', answer: 'Nein' };
    expect(codesOf(await house.answer(input, house.by.visitor))).toEqual(['UNAUTHENTICATED']);
    const refused = await house.answer(input, house.by.other);
    const missing = await house.answer({ ...input, id: '01990000-0000-7000-8000-000000000000' }, house.by.other);
    expect(refused.errors?.map(({ message, extensions }) => ({ message, ...extensions }))).toEqual(
      missing.errors?.map(({ message, extensions }) => ({ message, ...extensions })),
    );
    expect(codesOf(refused)).toEqual(['NOT_FOUND']);
    const accusation = await open({ kind: 'UNLAWFUL' });
    expect(codesOf(await house.answer({ ...input, id: accusation.id }, house.by.member))).toEqual(['NOT_FOUND']);
    expect((await house.find(accusation.number)).state).toBe('OPEN');
  });

  test('is refused where another one was given meanwhile, with the report as it is', async () => {
    const { id, version } = await open({ email: 'rita@example.org' });
    const input = { id, version, state: 'ANSWERED', answer: 'Zuerst' };
    const given = await Promise.all(Array.from({ length: 5 }, () => house.answer(input, house.by.coordinator)));
    expect(given.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    const stale = await house.answer({ ...input, answer: 'Später' }, house.by.member);
    expect(codesOf(stale)).toEqual(['CONFLICT']);
    expect(stale.errors?.[0]?.extensions.current).toMatchObject({ answer: 'Zuerst', version: 2, reporterEmail: null });
    const again = await house.answer({ ...input, version: 2 }, house.by.coordinator);
    expect(codesOf(again)).toEqual(['CONFLICT']);
  });

  test('is asked for where somebody has a right to it, and never opens a report again', async () => {
    const cases = [
      [{}, { state: 'OPEN' }, ['state', 'INVALID']],
      [{ kind: 'QUESTION' }, { state: 'ANSWERED', answer: ' ' }, ['answer', 'REQUIRED']],
      [{ kind: 'UNLAWFUL' }, { state: 'DISMISSED' }, ['answer', 'REQUIRED']],
      [{ kind: 'PRAISE' }, { state: 'ANSWERED', answer: 'a'.repeat(5001) }, ['answer', 'TOO_LONG']],
    ] as const;
    for (const [fields, given, [path, code]] of cases) {
      const { id, version, number } = await open(fields);
      const { data } = await house.answer({ id, version, ...given }, house.by.coordinator);
      expect(data.answerReport).toMatchObject({ report: null, problems: [{ path: [path], code }] });
      expect((await house.find(number)).state).toBe('OPEN');
    }
    const { id, version } = await open();
    const long = { id, version, state: 'ANSWERED', answer: 'a'.repeat(50_001) };
    expect(codesOf(await house.answer(long, house.by.coordinator))).toEqual(['BAD_USER_INPUT']);
  });
});

test('whom a report is from is forgotten at once when the coordinator says so, and nobody else', async () => {
  const { id, version, number } = await house.find(
    await house.take({ kind: 'UNLAWFUL', text: 'Ein Irrtum', email: 'irrtum@example.org', name: 'Irma' }),
  );
  await house.smtp.mailTo('irrtum@example.org');
  await expect.poll(() => house.query(sql`select 1 from mail where state = 'QUEUED'`)).toEqual([]);
  const forget = (cookie: string, given = { id, version }) =>
    house.ask<{ forgetReporter: object }>(
      'mutation ($input: ReadReportInput!) { forgetReporter(input: $input) { report { version isMailed reporterName } } }',
      { input: given },
      cookie,
    );
  const own = await house.find(await house.take({ text: 'Am eigenen Eintrag', email: 'rita@example.org' }));
  expect(codesOf(await forget(house.by.visitor))).toEqual(['UNAUTHENTICATED']);
  expect(codesOf(await forget(house.by.member))).toEqual(['NOT_FOUND']);
  expect(codesOf(await forget(house.by.member, { id: own.id, version: own.version }))).toEqual(['FORBIDDEN']);
  expect(codesOf(await forget(house.by.coordinator, { id, version: version + 1 }))).toEqual(['CONFLICT']);
  expect(await house.find(number)).toMatchObject({ reporterName: 'Irma' });
  const { data } = await forget(house.by.coordinator);
  expect(data.forgetReporter).toEqual({ report: { version: version + 1, isMailed: false, reporterName: null } });
  expect(await house.query(sql`select 1 from mail where recipient = 'irrtum@example.org'`)).toEqual([]);
});

test('the list is read by an index, however many reports there are', async () => {
  await house.query(sql`
    insert into report (id, actor_id, kind, text, locale, form_hash, created_at)
    select gen_random_uuid(), a.id, 'WRONG', 'x', 'de', sha256(n::text::bytea), now()
    from generate_series(1, 3000) n, (select id from actor where slug = ${reported.own}) a`);
  await house.query(sql`analyze report`);
  const plan = await house.query(sql<object>`explain (format json)
    select r.id from report r join actor a on a.id = r.actor_id where true and r.state = 'OPEN' order by r.id limit 21`);
  expect(JSON.stringify(plan)).toContain('report_state_id_idx');
  await house.query(sql`delete from report where text = 'x'`);
});
