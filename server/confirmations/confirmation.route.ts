import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { beginSignIn } from '#server/accounts/sign-in.service.ts';
import type { SignInLimit } from '#server/accounts/sign-in-limit.service.ts';
import { mayEdit } from '#server/actors/actor.policy.ts';
import type { Orm } from '#server/database/orm.ts';
import { transact } from '#server/database/transact.ts';
import { refuseForeignForms } from '#server/http/same-site.ts';
import { canKeepSession } from '#server/http/session-cookie.ts';
import { siteOrigin } from '#server/http/site-origin.ts';
import { viewerOf } from '#server/http/viewer.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import { answers } from './confirmation.entity.ts';
import { type Answered, answerRequest, stopAsking } from './confirmation.service.ts';

export interface ConfirmationRouteParts {
  orm: Orm;
  site: Site;
  outbox: MailOutbox | null;
  limit: SignInLimit;
  publicUrl: string | null;
  clock: () => Date;
}

const token = z.string().max(100);
const answerForm = z.object({
  token,
  version: z.coerce.number().int().min(0).max(2_147_483_647).catch(0),
  answer: z.enum(answers),
  sure: z.string().optional(),
});

type Path = (page: string) => string;
type Asked = { parts: ConfirmationRouteParts; path: Path; locale: string };

/**
 * Where the buttons of `/bestaetigen` go, without anybody signing in: the token says which mail it was. Opening the pages, as
 * mail programs do by themselves, changes nothing.
 */
export function registerConfirmationRoutes(app: FastifyInstance, parts: ConfirmationRouteParts): void {
  for (const locale of parts.site.locales) {
    const path = (page: string) => (locale === parts.site.locales[0] ? page : `/${locale}${page}`);
    app.post(path('/bestaetigen'), (request, reply) => answer(request, reply, { parts, path, locale }));
    app.post(path('/bestaetigen/abbestellen'), (request, reply) => stop(request, reply, { parts, path, locale }));
  }
}

async function answer(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  const { parts, path } = asked;
  refuseForeignForms(request, siteOrigin(request, parts.publicUrl));
  const parsed = answerForm.safeParse(request.body);
  if (!parsed.success) return reply.redirect(path('/bestaetigen'), 303);
  const { data } = parsed;
  const page = (more = '') => path(`/bestaetigen?token=${encodeURIComponent(data.token)}${more}`);
  if (data.answer === 'GONE' && data.sure === undefined) return reply.redirect(page('&ende=1'), 303);
  const answered = await transact(parts.orm, (em) => answerRequest(em, { ...data, now: parts.clock() }));
  if (answered === null || !answered.isTaken || data.answer !== 'CHANGED') return reply.redirect(page(), 303);
  return reply.redirect((await wayToEdit(request, answered, asked)) ?? page('&aendern=1'), 303);
}

/** Where somebody goes on who wants to change something: to the form, or to sign in on the way; null: it has no account. */
async function wayToEdit(
  request: FastifyRequest,
  { actorId, slug, member }: Answered,
  { parts, path, locale }: Asked,
): Promise<string | null> {
  const { orm, outbox, limit, publicUrl, clock } = parts;
  if (mayEdit(await viewerOf(request, orm, clock()), actorId)) return path(`/konto/eintrag/${slug}`);
  if (member === null || outbox === null) return null;
  const origin = siteOrigin(request, publicUrl);
  if (!canKeepSession(origin)) return path('/anmelden?unverschluesselt=1');
  await limit.countMail(request.ip, member.email);
  const linkTo = (key: string) => `${origin}${path(`/anmelden/link?token=${key}&eintrag=${slug}`)}`;
  const id = await beginSignIn({ ...parts, outbox }, { email: member.email, locale, linkTo, now: clock() });
  return path(`/anmelden/code?id=${id}&eintrag=${slug}`);
}

/**
 * Ends these mails, by the button of the page or by that of a mail program (RFC 8058), which comes from anywhere, wants no
 * redirect, and may press it twice.
 */
async function stop(request: FastifyRequest, reply: FastifyReply, { parts, path }: Asked): Promise<FastifyReply> {
  const fields = z.object({ token: token.optional() }).loose();
  const isOneClick = fields.safeParse(request.body).data?.['List-Unsubscribe'] === 'One-Click';
  if (!isOneClick) refuseForeignForms(request, siteOrigin(request, parts.publicUrl));
  const given = fields.safeParse(isOneClick ? request.query : request.body).data?.token ?? '';
  const isKnown = await transact(parts.orm, (em) => stopAsking(em, given, parts.clock()));
  if (isOneClick)
    return reply
      .code(isKnown ? 200 : 404)
      .type('text/plain; charset=utf-8')
      .send(isKnown ? 'OK\n' : '');
  return reply.redirect(path(`/bestaetigen/abbestellen?token=${encodeURIComponent(given)}`), 303);
}
