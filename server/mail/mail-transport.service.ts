import { createTransport } from 'nodemailer';
import type { Recipient } from './mail.type.ts';

export interface OutgoingMail {
  /** of the mail, the same for each attempt: receivers know a second copy by it */
  id: string;
  to: Recipient;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
}

export interface MailTransport {
  /** throws what the server of the mail said */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Sends through the SMTP server of an address such as `smtps://user:password@mail.example.org`. */
export function openMailTransport(smtpUrl: string, from: Recipient): MailTransport {
  const transport = createTransport(smtpUrl, { disableFileAccess: true, disableUrlAccess: true });
  const host = from.address.split('@')[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text, html, unsubscribeUrl }) {
      await transport.sendMail({
        // objects, not text: an address in a text may be several
        from: { name: from.name ?? '', address: from.address },
        to: { name: to.name ?? '', address: to.address },
        subject,
        text,
        html,
        messageId: `<${id}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(unsubscribeUrl !== null && {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      });
    },
    close: () => transport.close(),
  };
}
