import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type MailParts, writeAccountMail } from '#server/accounts/account-mail.service.ts';
import { createToken, hashOf } from '#server/accounts/secret.model.ts';
import { District } from '#server/districts/district.entity.ts';
import type { Site } from '#server/operator/site.type.ts';
import { Topic } from '#server/topics/topic.entity.ts';
import { Proposal } from './proposal.entity.ts';
import { consentTextVersion, type NewProposal, type ProposalSurroundings } from './proposal.model.ts';
import { confirmProposalMail, daysToConfirm } from './proposal-mail.model.ts';

/** What mails of a proposal are known by in the outbox: one of each. */
export const mailCauses = (id: string) => ({ confirm: `proposal ${id}`, decided: `proposal decided ${id}` });

export async function surroundingsOf(em: EntityManager, site: Site): Promise<ProposalSurroundings> {
  const districts = await em.find(District, { parent: null }, { fields: ['id'] });
  return {
    topics: new Set((await em.findAll(Topic)).map(({ slug }) => slug)),
    districts: new Set(districts.map(({ id }) => id)),
    region: { areaCode: site.import.areaCode },
  };
}

/** Whether a form was taken already, with this proposal or another one; null: it was not. */
export async function findTaken(
  em: EntityManager,
  { proposal, formHash }: { proposal: NewProposal; formHash: Buffer },
): Promise<'TAKEN' | 'USED' | null> {
  const before = await em.findOne(Proposal, { formHash });
  if (before === null) return null;
  return isSame(before, proposal) ? 'TAKEN' : 'USED';
}

/**
 * Keeps what somebody proposes until they have proved their address, for which a mail is written. A form that was taken already
 * is not taken again.
 */
export async function takeProposal(
  em: EntityManager,
  { proposal, formHash }: { proposal: NewProposal; formHash: Buffer },
  { mail, locale, now, linkTo }: { mail: MailParts; locale: string; now: Date; linkTo: (token: string) => string },
): Promise<'TAKEN' | 'USED'> {
  const before = await findTaken(em, { proposal, formHash });
  if (before !== null) return before;
  const { districtId, ...fields } = proposal;
  const token = createToken();
  const taken = em.create(Proposal, {
    ...{ id: uuid(), ...fields, consentTextVersion, locale, formHash, tokenHash: hashOf(token), createdAt: now },
    district: districtId === null ? null : em.getReference(District, districtId),
  });
  await em.flush();
  await writeAccountMail(em, mail, {
    cause: mailCauses(taken.id).confirm,
    // what a stranger typed is not sent to another stranger
    to: { name: null, address: proposal.proposerEmail },
    text: confirmProposalMail({ siteName: mail.site.siteName, locale, link: linkTo(token) }),
    locale,
  });
  return 'TAKEN';
}

function isSame(before: Proposal, { districtId, topics, ...fields }: NewProposal): boolean {
  const known: Record<string, unknown> = before;
  return (
    Object.entries(fields).every(([field, value]) => (known[field] ?? null) === value) &&
    before.topics.join() === topics.join() &&
    (before.district?.id ?? null) === districtId
  );
}

/**
 * The button of the mail: from now on the proposal waits for the coordinator. Pressed once more meanwhile, it changes nothing.
 *
 * @returns false: there is none of this token, it is decided, or it is too late
 */
export async function confirmProposal(em: EntityManager, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql<object>`
    update proposal set state = 'IN_REVIEW', confirmed_at = coalesce(confirmed_at, ${now})
    where token_hash = ${hashOf(token)}
      and (state = 'IN_REVIEW' or created_at > ${new Date(now.getTime() - daysToConfirm * 86_400_000)})
    returning 1
  `.execute(em.getKysely<unknown>());
  return rows.length > 0;
}
