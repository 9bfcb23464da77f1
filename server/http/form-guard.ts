import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';

/** Why a form is not taken: what it carries was not made here, or too short or too long ago. */
export type FormFault = 'FORGED' | 'TOO_YOUNG' | 'TOO_OLD';

/**
 * Tells forms that people fill in from those that programs send, without a puzzle, a cookie or somebody else's service: each
 * carries a token with the moment at which its page was made, signed with the secret of this installation.
 */
export interface FormGuard {
  /** the token of a page that is made now; such a page is for one visitor, and nobody keeps it */
  issue(now: Date): string;
  /** what a form is known by, so that it is taken once, or why it is not taken */
  check(token: string, now: Date): Buffer | FormFault;
  /** a name for a text, such as an address, that only this installation could tell, by trying all of them */
  pseudonym(text: string): string;
}

/** A person reads first, and then types. */
const youngest = 3000;
/** An afternoon, with a page that was left open over lunch. */
const oldest = 12 * 3_600_000;
const form = /^[\w-]{22}\.([0-9a-z]{1,11})$/;

export async function createFormGuard(orm: Orm): Promise<FormGuard> {
  const { rows } = await sql<{ secret: string }>`select secret from form_secret`.execute(
    orm.em.fork().getKysely<unknown>(),
  );
  return formGuard(rows[0]?.secret ?? '');
}

function formGuard(secret: string): FormGuard {
  if (secret === '') throw new Error('There is no secret to sign forms with.');
  const signature = (text: string) => createHmac('sha256', secret).update(`form\0${text}`).digest();
  return {
    issue(now) {
      const told = `${randomBytes(16).toString('base64url')}.${now.getTime().toString(36)}`;
      return `${told}.${signature(told).toString('base64url')}`;
    },
    check(token, now) {
      const end = token.lastIndexOf('.');
      const told = token.slice(0, Math.max(0, end));
      const [, moment] = form.exec(told) ?? [];
      const signed = Buffer.from(token.slice(end + 1, end + 1 + 100), 'base64url');
      const expected = signature(told);
      const isOurs = signed.length === expected.length && timingSafeEqual(signed, expected);
      if (moment === undefined || !isOurs) return 'FORGED';
      const age = now.getTime() - Number.parseInt(moment, 36);
      if (age < youngest) return 'TOO_YOUNG';
      return age > oldest ? 'TOO_OLD' : createHash('sha256').update(told).digest();
    },
    pseudonym: (text) => createHmac('sha256', secret).update(`name\0${text}`).digest('base64url').slice(0, 22),
  };
}
