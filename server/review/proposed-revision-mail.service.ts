import type { EntityManager } from '@mikro-orm/postgresql';
import { type MailParts, writeAccountMail } from '#server/accounts/account-mail.service.ts';
import type { Actor } from '#server/actors/actor.entity.ts';
import type { ProposedRevision } from './proposed-revision.entity.ts';
import { decisionMail, type Outcome } from './proposed-revision-mail.model.ts';

export type DecisionMailParts = MailParts & { origin: string };

interface Decided {
  /** with its account */
  proposal: ProposedRevision;
  actor: Actor;
  outcome: Outcome;
  reason: string;
  /** null: no mail can be sent; the proposer reads it at the account page */
  mail: DecisionMailParts | null;
}

/** Tells who proposed something what became of it, in the language of the account. */
export async function writeDecisionMail(
  em: EntityManager,
  { proposal, actor, outcome, reason, mail }: Decided,
): Promise<void> {
  const { id, version, account } = proposal;
  if (mail === null || account.suspendedAt != null) return;
  const usual = mail.site.locales[0] ?? 'de';
  const locale = mail.site.locales.find((known) => known === account.locale) ?? usual;
  const prefix = locale === usual ? '' : `/${locale}`;
  const text = decisionMail({
    ...{ siteName: mail.site.siteName, actorName: actor.name, outcome, reason, locale },
    link: outcome === 'REFUSED' ? `${mail.origin}${prefix}/konto` : `${mail.origin}${prefix}/akteure/${actor.slug}`,
  });
  await writeAccountMail(em, mail, {
    cause: `proposal decided ${id} ${version}`,
    to: { name: account.name ?? null, address: account.email },
    text,
    locale,
  });
}
