import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import { createToken, hashOf } from '#server/accounts/secret.model.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { formMail } from '#server/mail/mail-form.model.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import { ConfirmationRequest } from './confirmation.entity.ts';
import { expiryOf } from './confirmation.model.ts';
import type { Candidate, ConfirmationRecipient } from './confirmation-facts.service.ts';
import { confirmationMail, type PublishedFacts } from './confirmation-mail.model.ts';

export interface AskingParts {
  site: Site;
  outbox: MailOutbox;
  /** where the links of the mails lead, without a slash at the end */
  origin: string;
}

/** Writes to all who may be written to about an entry, each with a link of its own; how many mails that were. */
export async function writeConfirmationMails(
  em: EntityManager,
  { id, version, recipients }: Candidate,
  { parts, round, now }: { parts: AskingParts; round: 1 | 2; now: Date },
): Promise<number> {
  const facts = await publishedFactsOf(em, id);
  for (const recipient of recipients) {
    await writeMail(em, { recipient, facts, parts, request: { actorId: id, version, round, sentAt: now } });
  }
  return recipients.length;
}

interface OneMail {
  recipient: ConfirmationRecipient;
  facts: PublishedFacts;
  parts: AskingParts;
  request: { actorId: string; version: number; round: 1 | 2; sentAt: Date };
}

async function writeMail(em: EntityManager, { recipient, facts, parts, request }: OneMail): Promise<void> {
  const { address, name, accountId } = recipient;
  const { site, outbox, origin } = parts;
  const [id, token] = [uuid(), createToken()];
  const { actorId, version, round, sentAt } = request;
  const expiresAt = expiryOf(sentAt);
  em.create(ConfirmationRequest, {
    ...{ id, version, round, sentAt, expiresAt },
    actor: em.getReference(Actor, actorId),
    tokenHash: hashOf(token),
    recipientKind: accountId === null ? 'CONTACT' : 'MEMBER',
    recipient: address,
    account: accountId === null ? null : em.getReference(Account, accountId),
  });
  await em.flush();
  const usual = site.locales[0] ?? 'de';
  const tag = site.locales.find((known) => known === recipient.locale) ?? usual;
  const locale = tag === 'de' ? 'de' : 'en';
  const base = tag === usual ? origin : `${origin}/${tag}`;
  const mail = confirmationMail({
    ...{ locale, round, facts, expiresAt },
    siteName: site.siteName,
    area: site.area[tag] ?? Object.values(site.area)[0] ?? '',
    operatorPhone: site.phone,
    link: `${base}/bestaetigen?token=${token}`,
  });
  await outbox.write(em, {
    cause: `confirmation ${id}`,
    to: { name, address },
    subject: mail.subject,
    ...formMail(mail, { locale, signature: [site.siteName, site.name, site.email].join('\n') }),
    category: 'CONFIRMATION',
    unsubscribeUrl: `${base}/bestaetigen/abbestellen?token=${token}`,
  });
}

/** What residents see of it, nothing else: a mail is a postcard. */
async function publishedFactsOf(em: EntityManager, actorId: string): Promise<PublishedFacts> {
  const { rows } = await sql<PublishedFacts>`
    select a.name, a.phone, a.email, a.website, e.places
    from published_actor a join directory_entry e on e.actor_id = a.id where a.id = ${actorId}::uuid
  `.execute(em.getKysely<unknown>());
  const [facts] = rows;
  if (facts === undefined) throw new Error(`The entry ${actorId} is not published.`);
  return facts;
}
