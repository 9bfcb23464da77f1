import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { hashOf } from '#server/accounts/secret.model.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { confirm, record } from '#server/actors/actor-record.service.ts';
import { ConfirmationRequest } from './confirmation.entity.ts';
import { canAnswer, requestStateOf } from './confirmation.model.ts';

export interface RequestAnswer {
  token: string;
  answer: 'CONFIRMED' | 'CHANGED' | 'GONE';
  /** what the page showed when the button was pressed */
  version: number;
  now: Date;
}

export interface Answered {
  /** false: nothing was taken, and the page says how it stands */
  isTaken: boolean;
  actorId: string;
  slug: string;
  /** account and address of the member who was asked; null: it was no member */
  member: { accountId: string; email: string } | null;
}

/**
 * Takes an answer from whoever holds the link of a mail: none is taken of an old request, and no version is confirmed but the
 * one that was shown. null: no mail had this token.
 */
export async function answerRequest(em: EntityManager, given: RequestAnswer): Promise<Answered | null> {
  const { token, answer, version, now } = given;
  const known = await em.findOne(ConfirmationRequest, { tokenHash: hashOf(token) });
  if (known === null) return null;
  // whoever presses at the same moment waits here, and finds it answered
  const actor = await em.findOneOrFail(Actor, { id: known.actor.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const request = await em.findOneOrFail(
    ConfirmationRequest,
    { id: known.id },
    { refresh: true, populate: ['account'] },
  );
  const { account } = request;
  const member = account && account.suspendedAt === null ? { accountId: account.id, email: account.email } : null;
  const state = requestStateOf({ request, actor: actor.state === 'PUBLISHED' ? actor : null }, now);
  const isTaken = canAnswer(state) && (answer !== 'CONFIRMED' || version === actor.version);
  const answered = { isTaken, actorId: actor.id, slug: actor.slug, member };
  if (!isTaken) return answered;
  Object.assign(request, { answer, answeredAt: now });
  if (answer === 'CONFIRMED') {
    const name = account?.name ?? actor.name;
    const changes = confirm(actor, { by: name, via: 'LINK', now });
    await record(em, actor, { changes, by: { name, accountId: account?.id ?? null }, now });
  }
  await em.flush();
  return answered;
}

/** Ends the mails about an entry to the address that a request went to; whether there was such a request. */
export async function stopAsking(em: EntityManager, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with asked as (select actor_id, lower(recipient) as address from confirmation_request where token_hash = ${hashOf(token)}),
      stopped as (insert into confirmation_stop (actor_id, address, stopped_at)
        select actor_id, address, ${now}::timestamptz from asked on conflict do nothing)
    select actor_id as id from asked
  `.execute(em.getKysely<unknown>());
  return rows.length > 0;
}
