import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { postedForm } from '#server/http/posted-form.ts';
import { viewerOf } from '#server/http/viewer.ts';
import { type ClaimOutcome, claimByPublicAddress, claimByWord, confirmClaim } from './claim.service.ts';
import type { InvitationRouteParts } from './invitation.route.ts';

/** What the page says after a form, as its address names it; what was typed comes back with what refused it. */
const answers: Record<Exclude<ClaimOutcome, 'gone'>, string> = {
  asked: 'gefragt',
  waits: 'wartet',
  noAddress: 'adresse',
  noName: 'name',
  noMessage: 'satz',
  tooLong: 'lang',
};
const typedFields = ['email', 'name', 'satz'];
/** So that the address in which it comes back stays one that every server takes. */
const mostTyped = 1200;

type Params = { slug: string };

/** "That is us": the forms of whoever wants to keep an entry, and the button that proves their address. */
export function registerClaimRoutes(app: FastifyInstance, parts: InvitationRouteParts): void {
  for (const locale of parts.site.locales) {
    const prefix = locale === parts.site.locales[0] ? '' : `/${locale}`;
    app.post<{ Params: Params }>(`${prefix}/akteure/:slug/das-sind-wir`, (request, reply) =>
      claim(request, reply, { parts, prefix, locale }),
    );
    app.post(`${prefix}/anfrage`, async (request, reply) => {
      const { field } = postedForm(request, parts.publicUrl);
      await parts.signInLimit.countTry(request.ip);
      const now = parts.clock();
      const isConfirmed = await parts.orm.em.fork().transactional((em) => confirmClaim(em, field('token'), now));
      return reply.redirect(`${prefix}/anfrage?ergebnis=${isConfirmed ? 'wartet' : 'abgelaufen'}`, 303);
    });
  }
}

async function claim(
  request: FastifyRequest<{ Params: Params }>,
  reply: FastifyReply,
  { parts, prefix, locale }: { parts: InvitationRouteParts; prefix: string; locale: string },
): Promise<FastifyReply> {
  const { origin, field } = postedForm(request, parts.publicUrl);
  const { slug } = request.params;
  const page = `${prefix}/akteure/${encodeURIComponent(slug)}/das-sind-wir`;
  const { outbox } = parts;
  if (outbox === null) return reply.redirect(page, 303);
  const now = parts.clock();
  const asked = { slug, address: request.ip, locale, now };
  const byMail = field('tun') === 'mail';
  const outcome = byMail
    ? await claimByPublicAddress(
        { ...parts, outbox },
        { ...asked, linkTo: (token) => `${origin}${prefix}/einladung?token=${token}` },
      )
    : await claimByWord(
        { ...parts, outbox },
        { email: field('email'), name: field('name'), message: field('satz') },
        {
          ...asked,
          linkTo: (token) => `${origin}${prefix}/anfrage?token=${token}`,
          viewer: await viewerOf(request, parts.orm, now),
        },
      );
  // the page itself says that there is no such entry
  if (outcome === 'gone') return reply.redirect(page, 303);
  const said = new URLSearchParams({ ergebnis: byMail ? 'mail' : answers[outcome] });
  if (outcome !== 'asked' && outcome !== 'waits')
    for (const name of typedFields) said.set(name, field(name).slice(0, mostTyped));
  return reply.redirect(`${page}?${said}`, 303);
}
