import type { EntityManager } from '@mikro-orm/postgresql';
import type { MailText, Recipient } from '#server/mail/mail.type.ts';
import { formMail } from '#server/mail/mail-form.model.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';

export interface MailParts {
  site: Site;
  outbox: MailOutbox;
}

/** Writes a mail about an account into the outbox, signed by the operator, in the transaction of what causes it. */
export async function writeAccountMail(
  em: EntityManager,
  { site, outbox }: MailParts,
  { cause, to, text, locale }: { cause: string; to: Recipient; text: MailText; locale: string },
): Promise<void> {
  const signature = [site.siteName, site.name, site.email].join('\n');
  await outbox.write(em, { cause, to, subject: text.subject, ...formMail(text, { locale, signature }) });
}
