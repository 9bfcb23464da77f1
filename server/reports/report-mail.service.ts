import type { EntityManager } from '@mikro-orm/postgresql';
import { Actor } from '#server/actors/actor.entity.ts';
import type { MailText } from '#server/mail/mail.type.ts';
import { formMail } from '#server/mail/mail-form.model.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import type { Report } from './report.entity.ts';
import { answerMail, type ReportMail, receiptMail } from './report-mail.model.ts';

interface MailParts {
  site: Site;
  /** null: nobody gets a mail */
  outbox: MailOutbox | null;
}

/** What mails of a report are known by in the outbox: one of each. */
export const mailCauses = (id: string) => ({ receipt: `report-receipt ${id}`, answer: `report-answer ${id}` });

/** Writes down that a report is to be acknowledged by mail, where that can be. */
export async function sendReceipt(
  em: EntityManager,
  report: Report,
  { link, ...parts }: MailParts & { link: string },
): Promise<void> {
  const mail = receiptMail({ ...(await told(em, report, parts.site)), link });
  await write(em, report, { ...parts, mail, cause: mailCauses(report.id).receipt });
}

/** Writes down that an answer is to be mailed, where somebody waits for one; what is put aside without a word is not. */
export async function sendAnswer(em: EntityManager, report: Report, parts: MailParts): Promise<void> {
  const { kind, state, text, answer } = report;
  if (state === 'OPEN' || (state === 'DISMISSED' && answer == null)) return;
  const mail = answerMail({ ...(await told(em, report, parts.site)), kind, state, text, answer: answer ?? null });
  await write(em, report, { ...parts, mail, cause: mailCauses(report.id).answer });
}

async function told(em: EntityManager, report: Report, site: Site): Promise<ReportMail> {
  const actor = await em.findOneOrFail(Actor, report.actor.id);
  const { locale, number, createdAt } = report;
  const day = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Berlin',
  }).format(createdAt);
  return { siteName: site.siteName, operatorEmail: site.email, locale, number, actorName: actor.name, day };
}

async function write(
  em: EntityManager,
  { reporterEmail, locale }: Report,
  { site, outbox, mail, cause }: MailParts & { mail: MailText; cause: string },
): Promise<void> {
  if (outbox === null || reporterEmail == null) return;
  const signature = [site.siteName, site.name, site.email].join('\n');
  // without a name: what somebody typed beside a foreign address would be sent there
  const to = { name: null, address: reporterEmail };
  await outbox.write(em, { cause, to, subject: mail.subject, ...formMail(mail, { locale, signature }) });
}
