import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Orm } from '#server/database/orm.ts';
import { postedForm } from '#server/http/posted-form.ts';
import { canKeepSession, setSessionCookie } from '#server/http/session-cookie.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import { deviceOf } from './device.model.ts';
import { acceptInvitation } from './invitation-acceptance.service.ts';
import type { InvitationLimit } from './invitation-limit.service.ts';
import type { SignInLimit } from './sign-in-limit.service.ts';

export interface InvitationRouteParts {
  orm: Orm;
  site: Site;
  /** null: no mail can be sent, and nobody is invited */
  outbox: MailOutbox | null;
  limit: InvitationLimit;
  signInLimit: SignInLimit;
  publicUrl: string | null;
  clock: () => Date;
}

/** The button behind the link of an invitation: whoever has the mail is signed in with it, and is led to the entry. */
export function registerInvitationRoute(app: FastifyInstance, parts: InvitationRouteParts): void {
  for (const locale of parts.site.locales) {
    const prefix = locale === parts.site.locales[0] ? '' : `/${locale}`;
    app.post(`${prefix}/einladung`, (request, reply) => accept(request, reply, { parts, prefix }));
  }
}

async function accept(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, prefix }: { parts: InvitationRouteParts; prefix: string },
): Promise<FastifyReply> {
  const { origin, field } = postedForm(request, parts.publicUrl);
  const token = field('token');
  const page = `${prefix}/einladung?token=${encodeURIComponent(token)}`;
  if (!canKeepSession(origin)) return reply.redirect(`${page}&unverschluesselt=1`, 303);
  await parts.signInLimit.countTry(request.ip);
  const device = deviceOf(request.headers['user-agent']);
  const accepted = await acceptInvitation(parts.orm, token, { device, now: parts.clock() });
  if (accepted === null) return reply.redirect(page, 303);
  setSessionCookie(reply, accepted.session);
  return reply.redirect(`${prefix}/konto/eintrag/${encodeURIComponent(accepted.slug)}`, 303);
}
