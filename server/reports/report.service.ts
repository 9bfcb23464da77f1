import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { actorIdOf } from '#server/actors/slug.service.ts';
import { AppError } from '#server/errors.ts';
import { forgetMails } from '#server/mail/mail-forget.service.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import type { Problem } from '#server/problem.type.ts';
import { Report } from './report.entity.ts';
import type { AnswerReportInput, ReadReportInput } from './report.input.ts';
import { type NewReport, readAnswer } from './report.model.ts';
import { mayAnswer, maySeeReporter } from './report.policy.ts';
import { findReport } from './report.queries.ts';
import type { Report as SeenReport } from './report.type.ts';
import { mailCauses, sendAnswer, sendReceipt } from './report-mail.service.ts';
import { problemOf } from './report-problem.model.ts';
import { scopeOf } from './report-worklist.service.ts';

export interface ReportParts {
  site: Site;
  /** null: nobody is answered by mail */
  outbox: MailOutbox | null;
  now: Date;
}

/** The published entry of a slug, present or former; null: there is none to report about. */
export async function findReportable(em: EntityManager, slug: string): Promise<Actor | null> {
  const id = await actorIdOf(em, slug);
  return id === null ? null : em.findOne(Actor, { id, state: 'PUBLISHED' });
}

/**
 * Takes what somebody says about an entry; what is held to be unlawful is acknowledged by mail, if there is an address. A form
 * that was taken already is not taken again.
 *
 * @returns the number it is known by, or that the same form had brought something else
 */
export async function takeReport(
  em: EntityManager,
  { actorId, report, formHash }: { actorId: string; report: NewReport; formHash: Buffer },
  { locale, link, ...parts }: ReportParts & { locale: string; link: string },
): Promise<number | 'USED'> {
  const before = await em.findOne(Report, { formHash });
  if (before !== null) return isSame(before, report) ? before.number : 'USED';
  const { kind, field, text, name, email } = report;
  const taken = em.create(Report, {
    ...{ id: uuid(), actor: em.getReference(Actor, actorId), kind, field, text, locale, formHash },
    ...{ reporterName: name, reporterEmail: email, createdAt: parts.now },
  });
  await em.flush();
  if (kind === 'UNLAWFUL') await sendReceipt(em, taken, { ...parts, link });
  return taken.number;
}

function isSame(before: Report, { kind, field, text, name, email }: NewReport): boolean {
  const { reporterName, reporterEmail } = before;
  const were = [before.kind, before.field, before.text, reporterName, reporterEmail];
  return JSON.stringify(were) === JSON.stringify([kind, field, text, name, email]);
}

/**
 * Answers a report, or puts it aside; whoever left an address reads it by mail.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, or CONFLICT with the report as it is
 */
export async function answerReport(
  em: EntityManager,
  { id, version, state, answer: typed }: AnswerReportInput,
  { viewer, locale, ...parts }: ReportParts & { viewer: SignedIn | null; locale: string },
): Promise<{ report: SeenReport | null; problems: Problem[] }> {
  const { report, account } = await openForAnswer(em, { id, version }, viewer);
  if (report.state !== 'OPEN') throw await conflict(em, id, account);
  const { answer, faults } = readAnswer(report.kind, { state, answer: typed });
  if (state === 'OPEN' || faults.length > 0)
    return { report: null, problems: faults.map((fault) => problemOf(fault, locale)) };
  const answeredBy = em.getReference(Account, account.accountId);
  em.assign(report, { state, answer, answeredBy, answeredAt: parts.now });
  await em.flush();
  await sendAnswer(em, report, parts);
  return { report: await seenBy(em, id, account), problems: [] };
}

/**
 * Forgets at once whom a report is from, because they ask for it, or whose address it is that somebody else gave.
 *
 * @throws AppError as `answerReport`, and FORBIDDEN for who may not know either
 */
export async function forgetReporter(
  em: EntityManager,
  input: ReadReportInput,
  viewer: SignedIn | null,
): Promise<SeenReport | null> {
  const { report, account } = await openForAnswer(em, input, viewer);
  if (!maySeeReporter(account)) throw new AppError('FORBIDDEN', 'Whom reports are from is for the coordinator alone.');
  em.assign(report, { reporterName: null, reporterEmail: null });
  await em.flush();
  await forgetMails(em.getKysely<unknown>(), Object.values(mailCauses(report.id)));
  return seenBy(em, report.id, account);
}

/** Takes a report for this transaction alone. */
async function openForAnswer(
  em: EntityManager,
  { id, version }: ReadReportInput,
  viewer: SignedIn | null,
): Promise<{ report: Report; account: SignedIn }> {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to answer reports.');
  const report = await em.findOne(Report, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (report === null || !mayAnswer(viewer, { actorId: report.actor.id, kind: report.kind }))
    throw new AppError('NOT_FOUND', 'There is no such report.');
  if (report.version !== version) throw await conflict(em, id, viewer);
  return { report, account: viewer };
}

async function conflict(em: EntityManager, id: string, viewer: SignedIn): Promise<AppError> {
  return new AppError('CONFLICT', 'Somebody has dealt with this report already.', await seenBy(em, id, viewer));
}

function seenBy(em: EntityManager, id: string, viewer: SignedIn): Promise<SeenReport | null> {
  return findReport(em.getKysely<unknown>(), scopeOf(viewer), id);
}
