import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startTestSmtp, type TestSmtp } from '../server/testing/test-smtp.ts';
import { benchFolder, type Running, startProduct } from './product.ts';
import { printTable, rounded } from './table.ts';

const mails = 1000;
const kills = 40;
const refusedShare = 0.05;
/** Of all mails, how many may arrive a second time: the server has taken them, and the process died before it noted so. */
const twiceShare = 0.005;
/** How long a process lives at most; it sends two mails a second. */
const longestLifeSeconds = 12;
const patienceMinutes = 30;

/**
 * A thousand mails in the outbox, sent by a process that is killed forty times with SIGKILL, through an SMTP server that refuses one
 * in twenty for a while: none may be lost, and hardly one sent twice.
 */
export async function run(): Promise<boolean> {
  const folder = benchFolder();
  const smtp = await startTestSmtp(() => Math.random() < refusedShare);
  // holds the database, and sends nothing itself
  const holder = await startProduct(folder, { LOG_LEVEL: 'silent' });
  const client = new pg.Client({ connectionString: holder.databaseUrl });
  await client.connect();
  const began = performance.now();
  try {
    await client.query(
      `insert into mail (id, cause, category, recipient, subject, body_text, body_html)
      select gen_random_uuid(), 'bench:' || n, 'ACCOUNT', 'n' || n || '@example.org', 'Mail ' || n, 'Text', '<p>Text</p>'
      from generate_series(1, $1::integer) as n`,
      [mails],
    );
    let sender = await startSender(folder, holder, smtp);
    for (let killed = 0; killed < kills; killed += 1) {
      await wait(Math.random() * longestLifeSeconds * 1000);
      await sender.stop('SIGKILL');
      sender = await startSender(folder, holder, smtp);
    }
    await untilSent(client);
    await sender.stop();
    return await report(client, smtp, (performance.now() - began) / 1000);
  } finally {
    await client.end();
    await holder.stop();
    await smtp.close();
  }
}

function startSender(folder: string, { databaseUrl }: Running, { url }: TestSmtp): Promise<Running> {
  const own = path.join(folder, 'sender');
  mkdirSync(own, { recursive: true });
  return startProduct(own, {
    DATABASE_URL: databaseUrl,
    SMTP_URL: url,
    MAIL_FROM: 'kiez@example.org',
    LOG_LEVEL: 'silent',
  });
}

async function untilSent(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < patienceMinutes * 60; tries += 1) {
    const { rows } = await client.query(`select count(*)::integer as waiting from mail where state = 'QUEUED'`);
    if (rows[0].waiting === 0) return;
    await wait(1000);
  }
}

async function report(client: pg.Client, { mails: arrived }: TestSmtp, seconds: number): Promise<boolean> {
  const copies = new Map<string, number>();
  for (const { messageId = '' } of arrived) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  const { rows } = await client.query(`select state, count(*)::integer as count, sum(attempts)::integer as attempts
    from mail group by state order by state`);
  const lost = mails - copies.size;
  const twice = [...copies.values()].filter((count) => count > 1).length;
  printTable(
    ['mails', 'kills', 'arrived', 'lost', 'twice', 'seconds', 'states in the outbox'],
    [
      [
        ...[rounded(mails), rounded(kills), rounded(copies.size), rounded(lost), rounded(twice), rounded(seconds)],
        rows.map(({ state, count, attempts }) => `${state} ${count} (${attempts} attempts)`).join(', '),
      ],
    ],
  );
  const isNoted = rows.length === 1 && rows[0].state === 'SENT';
  return lost === 0 && isNoted && twice <= mails * twiceShare;
}
