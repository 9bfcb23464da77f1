import type { FastifyRequest } from 'fastify';
import { keepSession } from '#server/accounts/session.service.ts';
import { findSignedIn } from '#server/accounts/viewer.queries.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import type { Orm } from '#server/database/orm.ts';
import { sessionToken } from './session-cookie.ts';

/** Who a request comes from; null: a visitor. Asks the database only for those who carry a session. */
export async function viewerOf(request: FastifyRequest, orm: Orm, now: Date): Promise<SignedIn | null> {
  const token = sessionToken(request);
  if (token === null) return null;
  const db = orm.em.fork().getKysely<unknown>();
  const viewer = await findSignedIn(db, token, now);
  if (viewer !== null) await keepSession(db, viewer.sessionId, now);
  return viewer;
}
