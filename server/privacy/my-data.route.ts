import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readEmailAddress } from '#server/accounts/email-address.model.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import type { Orm } from '#server/database/orm.ts';
import { postedForm } from '#server/http/posted-form.ts';
import { clearSessionCookie } from '#server/http/session-cookie.ts';
import { viewerOf } from '#server/http/viewer.ts';
import type { Site } from '#server/operator/site.type.ts';
import { eraseAccount } from './account-erasure.service.ts';
import { actAs } from './audit.service.ts';
import { offerDataExport, takeDataExport } from './data-export.service.ts';
import { keepErasures } from './erasure-record.service.ts';

export interface MyDataRouteParts {
  orm: Orm;
  site: Site;
  publicUrl: string | null;
  dataDirectory: string;
  clock: () => Date;
}

interface Asked {
  parts: MyDataRouteParts;
  prefix: string;
  viewer: SignedIn;
  field: (name: string) => string;
}

/** The forms with which somebody takes the file of their own data, or erases their account; both only with their own session. */
export function registerMyDataRoutes(app: FastifyInstance, parts: MyDataRouteParts): void {
  for (const locale of parts.site.locales) {
    const prefix = locale === parts.site.locales[0] ? '' : `/${locale}`;
    app.post(`${prefix}/konto/daten`, async (request, reply) => {
      const { field } = postedForm(request, parts.publicUrl);
      const viewer = await viewerOf(request, parts.orm, parts.clock());
      // the page says to whom it shows nothing
      if (viewer === null) return reply.redirect(`${prefix}/konto/daten`, 303);
      const acts: Record<string, typeof offer> = { vorbereiten: offer, herunterladen: take, loeschen: erase };
      const act = acts[field('tun')];
      if (act === undefined) throw unreadable();
      return act(request, reply, { parts, prefix, viewer, field });
    });
  }
}

async function offer(_: FastifyRequest, reply: FastifyReply, { parts, prefix, viewer }: Asked): Promise<FastifyReply> {
  const id = await parts.orm.em.fork().transactional((em) => offerDataExport(em, viewer, parts.clock()));
  return reply.redirect(`${prefix}/konto/daten?datei=${id}`, 303);
}

async function take(
  _: FastifyRequest,
  reply: FastifyReply,
  { parts, prefix, viewer, field }: Asked,
): Promise<FastifyReply> {
  const id = field('datei');
  if (!z.uuid().safeParse(id).success) throw unreadable();
  const now = parts.clock();
  const data = await parts.orm.em.fork().transactional(async (em) => {
    await actAs(em, viewer);
    return takeDataExport(em, { id, viewer, now });
  });
  if (data === null) return reply.redirect(`${prefix}/konto/daten?ergebnis=abgelaufen`, 303);
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="kieznetz-${now.toISOString().slice(0, 10)}.json"`)
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(data, null, 2)}\n`);
}

async function erase(
  _: FastifyRequest,
  reply: FastifyReply,
  { parts, prefix, viewer, field }: Asked,
): Promise<FastifyReply> {
  if (readEmailAddress(field('email')) !== viewer.email)
    return reply.redirect(`${prefix}/konto/daten?ergebnis=adresse`, 303);
  const outcome = await parts.orm.em.fork().transactional(async (em) => {
    await actAs(em, viewer);
    return eraseAccount(em, viewer.accountId, { now: parts.clock() });
  });
  if (outcome === 'lastCoordinator') return reply.redirect(`${prefix}/konto/daten?ergebnis=letzte`, 303);
  await keepErasures(parts.orm, parts.dataDirectory);
  clearSessionCookie(reply);
  return reply.redirect(`${prefix}/konto/daten?ergebnis=geloescht`, 303);
}

function unreadable(): Error {
  return Object.assign(new Error('This form cannot be read: open the page and send it again.'), { statusCode: 400 });
}
