import { sql } from 'kysely';
import type { ConfirmationHouse } from './test-confirmations.ts';

const coordinator = 'koordination@example.org';

interface AskedEntry {
  id: string;
  slug: string;
  name: string;
  /** of the mail that asked about it */
  token: string;
}

/** What somebody does who got a mail, and what the coordinator sees of it. */
export async function answersIn(house: ConfirmationHouse) {
  let number = 0;
  await house.coordinator(coordinator);
  return {
    /** an entry that was just asked about: its member, or its own address */
    async anAskedEntry(memberEmail?: string): Promise<AskedEntry> {
      number += 1;
      const [name, slug, address] = [`Eintrag ${number}`, `eintrag-${number}`, `eintrag${number}@verein.example`];
      const [id = ''] = await house.write({ name, contacts: [{ channel: 'EMAIL', value: address }] });
      if (memberEmail !== undefined) await house.member(memberEmail, slug);
      await house.run();
      return { id, slug, name, token: await house.tokenTo(memberEmail ?? address) };
    },
    press: (token: string, answer: string, more: Record<string, string> = {}) =>
      house.press('/bestaetigen', { token, answer, version: '1', ...more }),
    /** the entry with its last request */
    async rowOf(id: string) {
      const [row] = await house.query(sql<Record<string, unknown>>`
        select a.version, a.state, a.confirmed_via as via, a.confirmed_by as by, r.answer,
          (select count(*)::integer from revision v where v.actor_id = a.id) as revisions
        from actor a join confirmation_request r on r.actor_id = a.id where a.id = ${id}::uuid
        order by r.sent_at desc limit 1`);
      return row;
    },
    async stateOf(token: string) {
      const { data } = await house.ask<{
        confirmation: { state: string; isStopped: boolean; actor: { slug: string } | null } | null;
      }>('query ($token: String!) { confirmation(token: $token) { state isStopped actor { slug } } }', { token });
      return data.confirmation;
    },
    /** why an entry is on the list of calls; null: it is not */
    async reasonOf(slug: string): Promise<string | null> {
      const { data } = await house.ask<{ phoneList: { nodes: { slug: string; reason: string }[] } }>(
        '{ phoneList(first: 100) { nodes { slug reason } } }',
        {},
        await house.signIn(coordinator),
      );
      return data.phoneList.nodes.find((call) => call.slug === slug)?.reason ?? null;
    },
  };
}
