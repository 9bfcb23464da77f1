import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { v7 as uuid } from 'uuid';
import type { Orm } from '#server/database/orm.ts';
import type { Recipient } from './mail.type.ts';
import { takeUpWaitingMail } from './mail-backlog.service.ts';
import { deliverMail } from './mail-delivery.service.ts';
import type { MailTransport } from './mail-transport.service.ts';

export interface NewMail {
  /** what it is sent for; a second one for the same cause is not written */
  cause: string;
  to: Recipient;
  subject: string;
  text: string;
  html: string;
  /** none: mail of an account, which nobody can stop */
  category?: 'CONFIRMATION';
  /** where one press ends mails of this kind (RFC 8058) */
  unsubscribeUrl?: string;
}

export interface MailOutbox {
  /** writes a mail in the transaction of `em`, and has it sent when that commits */
  write(em: EntityManager, mail: NewMail): Promise<void>;
  stop(): Promise<void>;
}

const queue = 'mail';
/** Pauses grow from half a minute to an hour; what was refused eight times is parked. */
const queueOptions = { retryLimit: 8, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 60 };

export interface OutboxParts {
  databaseUrl: string;
  orm: Orm;
  /** null: nothing is sent, mails stay where they are (the mailbox of the example network shows them) */
  transport: MailTransport | null;
  logError: (error: unknown) => void;
}

/** The mails of an installation: written with what causes them, sent by whichever process is free. */
export async function openMailOutbox({ databaseUrl, orm, transport, logError }: OutboxParts): Promise<MailOutbox> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 2,
    application_name: 'kieznetz jobs',
    schedule: false,
  });
  boss.on('error', logError);
  await boss.start();
  await boss.createQueue(queue, queueOptions);
  for (const id of await takeUpWaitingMail(orm.em.fork().getKysely<unknown>())) {
    await boss.send(queue, { id }, { id });
    // its job may have ended without it, where processes died with it again and again
    await boss.retry(queue, id);
  }
  if (transport !== null) {
    await boss.work<{ id: string }>(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job !== undefined) await deliverMail({ orm, transport }, job.data.id);
    });
  }
  return {
    async write(em, { cause, to, subject, text, html, category = 'ACCOUNT', unsubscribeUrl = null }) {
      const id = uuid();
      const { rows } = await sql<{ id: string }>`
        insert into mail (id, cause, category, recipient, recipient_name, subject, body_text, body_html, unsubscribe_url)
        values (${id}, ${cause}, ${category}, ${to.address}, ${to.name}, ${subject}, ${text}, ${html}, ${unsubscribeUrl})
        on conflict (cause) do nothing returning id
      `.execute(em.getKysely<unknown>());
      if (rows.length > 0) await boss.send(queue, { id }, { id, db: executorOf(em) });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

/** The transaction of an entity manager as pg-boss wants it. */
function executorOf(em: EntityManager) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const { rows } = await em.getKysely<unknown>().executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
