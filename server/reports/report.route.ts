import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { transact } from '#server/database/transact.ts';
import {
  answerGuarded,
  type GuardedFormParts,
  largestForm,
  sendGuardedForm,
  wholeFaults,
} from '#server/http/guarded-form.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import { type NewReport, readField, readReport, type TypedReport, typedReport } from './report.model.ts';
import { findReportable, takeReport } from './report.service.ts';
import type { ReportLimit } from './report-limit.service.ts';
import { problemOf, type ReportFault } from './report-problem.model.ts';

export interface ReportRouteParts extends GuardedFormParts {
  /** null: nobody is answered by mail */
  outbox: MailOutbox | null;
  limit: ReportLimit;
}

/**
 * The form with which residents report, without an account, a cookie or JavaScript. Its page is made for one visitor and carries
 * a token, so that no cache holds it. Sent, it is answered by a page to go to (303), or, if it cannot be taken, by the same page
 * with all that was typed.
 */
export function registerReportRoutes(app: FastifyInstance, parts: ReportRouteParts): void {
  for (const [index, locale] of parts.site.locales.entries()) {
    const path = `${index === 0 ? '' : `/${locale}`}/akteure/:slug/hinweis`;
    const answer = (work: Work) => (request: FastifyRequest, reply: FastifyReply) =>
      answerGuarded(request, reply, parts, (origin) => work(request, reply, { parts, locale, origin }));
    app.get(path, answer(show));
    app.post(path, { bodyLimit: largestForm }, answer(take));
  }
}

interface Asked {
  parts: ReportRouteParts;
  locale: string;
  origin: string;
}
type Work = (request: FastifyRequest, reply: FastifyReply, asked: Asked) => Promise<FastifyReply>;

function show(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  return showForm(request, reply, { ...asked, status: 200, typed: null, faults: [] });
}

async function take(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  const { parts, locale, origin } = asked;
  const { orm, site, outbox, guard, limit } = parts;
  const now = parts.clock();
  const typed = typedReport(request.body);
  const refuse = (status: number, ...faults: ReportFault[]) =>
    showForm(request, reply, { ...asked, status, typed, faults });
  const actor = await findReportable(orm.em.fork(), slugOf(request));
  if (actor === null) return refuse(404);
  const field = readField(queryOf(request)['feld']);
  const { report, faults } = readReport(typed, { field, mailed: outbox !== null });
  const formHash = guard.check(typed.token, now);
  const whole = wholeFaults(typed.trap, formHash);
  // who has to mend something anyway will be slow enough
  if (report === null && formHash === 'TOO_YOUNG' && typed.trap === '') return refuse(422, ...faults);
  if (report === null || typeof formHash === 'string' || whole.length > 0) return refuse(422, ...whole, ...faults);
  try {
    await limit.count(request.ip, receiptTo(report));
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    reply.header('Retry-After', String(error.retryAfter));
    return refuse(429, { path: 'form', what: 'limit' });
  }
  const path = request.url.split('?')[0] ?? '';
  const link = origin + path.replace(/\/hinweis$/, '');
  const number = await transact(orm, (em) =>
    takeReport(em, { actorId: actor.id, report, formHash }, { site, outbox, now, locale, link }),
  );
  if (number === 'USED') return refuse(422, { path: 'form', what: 'used' });
  return reply.header('Cache-Control', 'no-store').redirect(`${path}?gesendet=${number}`, 303);
}

/** Whom a mail goes to at once. */
function receiptTo({ kind, email }: NewReport): string | null {
  return kind === 'UNLAWFUL' ? email : null;
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    parts,
    locale,
    origin,
    status,
    typed,
    faults,
  }: Asked & { status: number; typed: TypedReport | null; faults: readonly ReportFault[] },
): Promise<FastifyReply> {
  return sendGuardedForm(request, reply, parts, {
    ...{ origin, status, typed: typed && { ...typed } },
    problems: faults.map((fault) => problemOf(fault, locale)),
    isUsed: faults.some(({ what }) => what === 'used'),
  });
}

function slugOf({ params }: FastifyRequest): string {
  return typeof params === 'object' && params !== null && 'slug' in params ? String(params.slug) : '';
}

function queryOf({ query }: FastifyRequest): Record<string, unknown> {
  return typeof query === 'object' && query !== null ? { ...query } : {};
}
