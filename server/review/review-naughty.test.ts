import { afterAll, beforeAll, expect, test } from 'vitest';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { entries } from '#server/testing/test-editing.ts';
import { openReviewHouse, type ReviewHouse } from '#server/testing/test-review.ts';

let house: ReviewHouse;
beforeAll(async () => {
  house = await openReviewHouse();
});
afterAll(() => house.close());

/** Some hundred texts, each of which is proposed, read and decided. */
const patience = 240_000;

/** What a change may be answered with, whatever was typed; a request that is too large is none. */
const told = ['BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND', 'BAD_REQUEST'];

test(
  'whatever is typed into a proposal, a decision or its reason is taken or told, and everybody can read what came of it',
  async () => {
    for (const [index, text] of naughtyStrings.entries()) {
      const label = JSON.stringify(text.slice(0, 40));
      const { id, version } = await house.seen();
      const typed = { summary: text, description: text, plainLanguage: text };
      const { code } = await house.change('editActor', { id, version, ...typed }, house.newcomer, 'actor { summary }');
      if (code !== undefined) expect(told, label).toContain(code);
      const own = await house.ask('{ ownProposedRevisions { changes { from to } } }', {}, house.newcomer);
      expect(own.errors, label).toBeUndefined();
      for (const { id: waiting } of await house.waiting()) {
        const proposal = await house.proposal(waiting);
        const read = { id: waiting, version: proposal?.version };
        const fields = (proposal?.changes ?? []).map(({ field }) => ({ name: field, text }));
        const decision =
          index % 2 === 0
            ? await house.change('acceptProposedRevision', {
                ...{ ...read, entryVersion: proposal?.entryVersion, fields, reason: text },
              })
            : await house.change('refuseProposedRevision', { ...read, reason: text });
        if (decision.code !== undefined) expect(told, label).toContain(decision.code);
      }
      const seen = await house.ask<{ actor: { description: string | null } | null }>(
        `{ actor(slug: "${entries.own}") { name summary description } }`,
        {},
        '',
      );
      expect(seen.errors, label).toBeUndefined();
      expect(seen.data.actor?.description ?? '').not.toMatch(
        /<script|<img|<iframe|<svg|\son\w+=|href="(javascript|data|vbscript):/i,
      );
      await house.clear();
    }
  },
  patience,
);

test(
  'whatever names a proposal, a change or a cursor finds nothing, or is told so',
  async () => {
    for (const text of naughtyStrings) {
      const label = JSON.stringify(text.slice(0, 40));
      expect(await house.proposal(text), label).toBeNull();
      for (const query of [
        'query ($after: String!) { proposedRevisions(after: $after) { totalCount } }',
        'query ($after: String!) { changesToLookAt(after: $after) { totalCount } }',
      ]) {
        const { errors } = await house.ask(query, { after: text }, house.coordinator);
        for (const { extensions } of errors ?? []) expect(told, label).toContain(extensions.code);
      }
      for (const [mutation, input] of [
        ['finishLooks', { ids: [text] }],
        ['withdrawProposedRevision', { id: text, version: 1 }],
        ['giveTrust', { actorId: text, keeperId: text }],
      ] as const) {
        const { code } = await house.change(mutation, input, house.coordinator, '__typename');
        // an id of nobody's is none to finish
        if (code !== undefined || mutation !== 'finishLooks') expect(told, label).toContain(code);
      }
    }
  },
  patience,
);
