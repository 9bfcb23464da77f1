import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '#server/errors.ts';
import { type FormFields, postedForm } from '#server/http/posted-form.ts';
import { viewerOf } from '#server/http/viewer.ts';
import { changeColleagueRole, removeColleague, type TeamOutcome } from './colleague.service.ts';
import { MembershipRole } from './colleague.type.ts';
import type { InvitationRouteParts } from './invitation.route.ts';
import { type InvitationOutcome, inviteColleague, withdrawInvitation } from './invitation.service.ts';
import type { SignedIn } from './viewer.type.ts';

type Outcome = TeamOutcome | InvitationOutcome | 'withdrawn' | 'noMail';

/** What the page says after a form, as its address names it; what was typed comes back with what refused it. */
const answers: Record<Outcome, string> = {
  invited: 'eingeladen',
  noAddress: 'adresse',
  alreadyIn: 'dabei',
  tooMany: 'viele',
  noMail: 'ohne-mail',
  withdrawn: 'zurueckgezogen',
  changed: 'rolle',
  removed: 'entfernt',
  left: 'gegangen',
  lastOwner: 'letzte',
  gone: 'weg',
};
const refusals: readonly Outcome[] = ['noAddress', 'alreadyIn', 'tooMany'];

type Params = { slug: string };

/** The forms of the page on which members say who keeps their entry. */
export function registerColleagueRoutes(app: FastifyInstance, parts: InvitationRouteParts): void {
  for (const locale of parts.site.locales) {
    const prefix = locale === parts.site.locales[0] ? '' : `/${locale}`;
    app.post<{ Params: Params }>(`${prefix}/konto/eintrag/:slug/team`, (request, reply) =>
      changeTeam(request, reply, { parts, prefix, locale }),
    );
  }
}

interface Posted {
  parts: InvitationRouteParts;
  prefix: string;
  locale: string;
}

async function changeTeam(
  request: FastifyRequest<{ Params: Params }>,
  reply: FastifyReply,
  { parts, prefix, locale }: Posted,
): Promise<FastifyReply> {
  const { origin, field } = postedForm(request, parts.publicUrl);
  const { slug } = request.params;
  const viewer = await viewerOf(request, parts.orm, parts.clock());
  const page = `${prefix}/konto/eintrag/${encodeURIComponent(slug)}/team`;
  const linkTo = (token: string) => `${origin}${prefix}/einladung?token=${token}`;
  const outcome = await outcomeOf(() => act(parts, field, { slug, viewer, locale, linkTo }));
  // the page itself says to whom it shows nothing
  if (outcome === null) return reply.redirect(page, 303);
  if (outcome === 'left') return reply.redirect(`${prefix}/konto`, 303);
  const said = new URLSearchParams({ ergebnis: answers[outcome] });
  if (refusals.includes(outcome))
    for (const name of ['email', 'name', 'rolle']) said.set(name, field(name).slice(0, 300));
  return reply.redirect(`${page}?${said}`, 303);
}

async function act(
  parts: InvitationRouteParts,
  field: FormFields,
  given: { slug: string; viewer: SignedIn | null; locale: string; linkTo: (token: string) => string },
): Promise<Outcome> {
  const { slug, viewer } = given;
  const transactional = parts.orm.em.fork();
  switch (field('tun')) {
    case 'einladen': {
      if (parts.outbox === null) return 'noMail';
      const typed = { email: field('email'), name: field('name'), role: roleOf(field('rolle')) };
      return inviteColleague({ ...parts, outbox: parts.outbox }, { ...given, ...typed, now: parts.clock() });
    }
    case 'zurueckziehen':
      return transactional.transactional((em) => withdrawInvitation(em, { slug, viewer, id: idOf(field('id')) }));
    case 'rolle': {
      const change = { slug, viewer, accountId: idOf(field('id')), role: roleOf(field('rolle')) };
      return transactional.transactional((em) => changeColleagueRole(em, change));
    }
    case 'entfernen':
      return transactional.transactional((em) => removeColleague(em, { slug, viewer, accountId: idOf(field('id')) }));
    default:
      throw unreadable();
  }
}

/** null: this entry is nothing for whoever asks, or does not exist, which is answered alike. */
async function outcomeOf(act: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.extensions['code'] !== 'FORBIDDEN') return null;
    throw Object.assign(new Error(error.message), { statusCode: 403 });
  }
}

function roleOf(typed: string): MembershipRole {
  if (typed === MembershipRole.OWNER || typed === MembershipRole.EDITOR) return typed;
  throw unreadable();
}

function idOf(typed: string): string {
  if (z.uuid().safeParse(typed).success) return typed;
  throw unreadable();
}

function unreadable(): Error {
  return Object.assign(new Error('This form cannot be read: open the page and send it again.'), { statusCode: 400 });
}
