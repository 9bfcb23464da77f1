import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Orm } from '#server/database/orm.ts';
import { refuseForeignForms } from '#server/http/same-site.ts';
import { canKeepSession, clearSessionCookie, sessionToken, setSessionCookie } from '#server/http/session-cookie.ts';
import { siteOrigin } from '#server/http/site-origin.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import { deviceOf } from './device.model.ts';
import { readEmailAddress } from './email-address.model.ts';
import { endSession } from './session.service.ts';
import { beginSignIn, completeSignIn, type Proof } from './sign-in.service.ts';
import type { SignInLimit } from './sign-in-limit.service.ts';
import { findSignedIn } from './viewer.queries.ts';

export interface SignInRouteParts {
  orm: Orm;
  site: Site;
  /** null: no mail can be sent, and nobody signs in by it */
  outbox: MailOutbox | null;
  limit: SignInLimit;
  publicUrl: string | null;
  clock: () => Date;
}

const form = z.record(z.string(), z.string().max(500));

/**
 * Forms that work without JavaScript: each is sent to the page it stands on, and answered by a page to go to (303), so that to
 * reload sends nothing twice. The pages themselves only show; mail programs that open every link change nothing.
 */
export function registerSignInRoutes(app: FastifyInstance, parts: SignInRouteParts): void {
  for (const locale of parts.site.locales) {
    const path = (page: string) => (locale === parts.site.locales[0] ? page : `/${locale}${page}`);
    app.post(path('/anmelden'), (request, reply) => begin(request, reply, { parts, path, locale }));
    app.post(path('/anmelden/code'), (request, reply) => {
      const { id = '', code = '', eintrag } = form.parse(request.body);
      const entry = entryOf(eintrag);
      return complete(request, reply, {
        parts,
        path,
        proof: { id, code },
        to: wayAfter(entry),
        again: `/anmelden/code?id=${encodeURIComponent(id)}${entry && `&eintrag=${entry}`}&falsch=1`,
      });
    });
    app.post(path('/anmelden/link'), (request, reply) => {
      const { token = '', eintrag } = form.parse(request.body);
      const to = wayAfter(entryOf(eintrag));
      return complete(request, reply, { parts, path, proof: { token }, to, again: '/anmelden?abgelaufen=1' });
    });
    app.post(path('/abmelden'), (request, reply) => signOut(request, reply, { parts, to: path('/') }));
    app.post(path('/konto/sitzung'), (request, reply) => signOut(request, reply, { parts, to: path('/konto') }));
  }
}

type Path = (page: string) => string;

async function begin(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, path, locale }: { parts: SignInRouteParts; path: Path; locale: string },
): Promise<FastifyReply> {
  const origin = checkedOrigin(request, parts);
  const { email: typed = '' } = form.parse(request.body);
  if (parts.outbox === null) return reply.redirect(path('/anmelden'), 303);
  if (!canKeepSession(origin)) return reply.redirect(path('/anmelden?unverschluesselt=1'), 303);
  const email = readEmailAddress(typed);
  if (email === null) return reply.redirect(path('/anmelden?adresse=1'), 303);
  await parts.limit.countMail(request.ip, email);
  const linkTo = (token: string) => `${origin}${path(`/anmelden/link?token=${token}`)}`;
  const id = await beginSignIn({ ...parts, outbox: parts.outbox }, { email, locale, linkTo, now: parts.clock() });
  return reply.redirect(path(`/anmelden/code?id=${id}`), 303);
}

async function complete(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, path, proof, to, again }: { parts: SignInRouteParts; path: Path; proof: Proof; to: string; again: string },
): Promise<FastifyReply> {
  checkedOrigin(request, parts);
  await parts.limit.countTry(request.ip);
  const device = deviceOf(request.headers['user-agent']);
  const session = await completeSignIn(parts.orm, proof, { device, now: parts.clock() });
  if (session === null) return reply.redirect(path(again), 303);
  setSessionCookie(reply, session);
  return reply.redirect(path(to), 303);
}

/** The slug of an entry that somebody is on the way to; what is none leads nowhere. */
function entryOf(given = ''): string {
  return /^[a-z0-9-]{1,200}$/.test(given) ? given : '';
}

function wayAfter(entry: string): string {
  return entry === '' ? '/konto' : `/konto/eintrag/${entry}`;
}

/** Ends the session of the form, which must be one's own, or the one that asks. */
async function signOut(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, to }: { parts: SignInRouteParts; to: string },
): Promise<FastifyReply> {
  checkedOrigin(request, parts);
  const db = parts.orm.em.fork().getKysely<unknown>();
  const token = sessionToken(request);
  const viewer = token === null ? null : await findSignedIn(db, token, parts.clock());
  const { id = viewer?.sessionId } = form.parse(request.body ?? {});
  if (viewer !== null && z.uuid().safeParse(id).success) {
    await endSession(db, { accountId: viewer.accountId, id: id ?? '' });
  }
  if (viewer === null || id === viewer.sessionId) clearSessionCookie(reply);
  return reply.redirect(to, 303);
}

function checkedOrigin(request: FastifyRequest, { publicUrl }: SignInRouteParts): string {
  const origin = siteOrigin(request, publicUrl);
  refuseForeignForms(request, origin);
  return origin;
}
