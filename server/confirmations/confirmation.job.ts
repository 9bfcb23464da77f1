import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';
import { type ConfirmationRules, standingOf } from './confirmation.model.ts';
import { type Candidate, listCandidates, takeCandidate } from './confirmation-facts.service.ts';
import { type AskingParts, writeConfirmationMails } from './confirmation-mail.service.ts';

export interface ConfirmationJobParts extends AskingParts {
  orm: Orm;
  /** whether invented entries are asked about: only where no mail leaves the machine */
  withExamples: boolean;
  logError: (error: unknown) => void;
}

const pageSize = 500;
/** In one run: a mail server takes offence at hundreds in one go, and the coordinator has to keep up with the answers. */
const mostMails = 100;
const runEvery = 3_600_000;

/**
 * Asks about the entries that are due, and tells residents of those that stayed silent; how many mails were written. Any process
 * may run it at any time: each entry is taken by one, which looks anew what is to be done.
 */
export async function askAboutEntries(parts: ConfirmationJobParts, now: Date): Promise<number> {
  const rules = { everyMonths: parts.site.confirmEveryMonths };
  const db = parts.orm.em.fork().getKysely<unknown>();
  let after: string | null = null;
  let written = 0;
  do {
    const candidates: Candidate[] = await listCandidates(db, { rules, now, after, limit: pageSize });
    for (const candidate of candidates) {
      if (written >= mostMails) return written;
      if (isNothingToDo(candidate, { parts, rules, now })) continue;
      try {
        written += await see(candidate.id, { parts, rules, now });
      } catch (error) {
        // one entry that cannot be asked about keeps none of the others waiting
        parts.logError(error);
      }
    }
    after = candidates.length < pageSize ? null : (candidates.at(-1)?.id ?? null);
  } while (after !== null);
  return written;
}

/** Runs the job now and every hour; the answer ends that, and waits for a run that is under way. */
export function startConfirmationJob(parts: ConfirmationJobParts, clock: () => Date): () => Promise<void> {
  let underway: Promise<unknown> = Promise.resolve();
  const run = () => {
    underway = askAboutEntries(parts, clock()).catch(parts.logError);
  };
  run();
  const timer = setInterval(run, runEvery);
  return async () => {
    clearInterval(timer);
    await underway;
  };
}

interface Occasion {
  parts: ConfirmationJobParts;
  rules: ConfirmationRules;
  now: Date;
}

function isNothingToDo(candidate: Candidate, { parts, rules, now }: Occasion): boolean {
  const { mail, isUnconfirmed } = standingOf(candidate.facts, rules, now);
  const isAsked = mail !== null && (parts.withExamples || !candidate.isExample);
  return !isAsked && (candidate.isMarked || !isUnconfirmed);
}

/** In one transaction: the mails with what they are about, and the mark. */
async function see(actorId: string, occasion: Occasion): Promise<number> {
  const { parts, rules, now } = occasion;
  return parts.orm.em.fork().transactional(async (em) => {
    const db = em.getKysely<unknown>();
    const candidate = await takeCandidate(db, actorId);
    if (candidate === null || isNothingToDo(candidate, occasion)) return 0;
    const { mail, isUnconfirmed } = standingOf(candidate.facts, rules, now);
    if (isUnconfirmed && !candidate.isMarked) {
      // no new version: nothing of the entry itself has changed
      await sql`update actor set unconfirmed_at = ${now} where id = ${actorId}::uuid`.execute(db);
    }
    if (mail === null || (candidate.isExample && !parts.withExamples)) return 0;
    return writeConfirmationMails(em, candidate, { parts, round: mail, now });
  });
}
