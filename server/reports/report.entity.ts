import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '#server/accounts/account.entity.ts';
import { Actor } from '#server/actors/actor.entity.ts';

const kinds = ['WRONG', 'GONE', 'DUPLICATE', 'QUESTION', 'PRAISE', 'UNLAWFUL'] as const;
const fields = [
  ...(['REACH', 'WHERE', 'WHEN', 'ACCESS', 'ABOUT', 'PLAIN_LANGUAGE', 'EASY_LANGUAGE'] as const),
  ...(['TOPICS', 'COOPERATIONS'] as const),
] as const;
const states = ['OPEN', 'ANSWERED', 'DISMISSED'] as const;

/** What somebody without an account says about an entry, and what came of it. */
export const ReportSchema = defineEntity({
  name: 'Report',
  tableName: 'report',
  properties: {
    id: p.uuid().primary(),
    /** given by the database */
    number: p.integer().autoincrement(),
    actor: () => p.manyToOne(Actor),
    kind: p.enum(kinds),
    /** null: the whole entry */
    field: p.enum(fields).nullable(),
    text: p.text(),
    reporterName: p.text().nullable(),
    reporterEmail: p.text().nullable(),
    locale: p.text(),
    /** of the form it came by: a form is sent once */
    formHash: p.blob(),
    state: p.enum(states).default('OPEN'),
    answer: p.text().nullable(),
    answeredBy: () => p.manyToOne(Account).fieldName('answered_by').nullable(),
    answeredAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class Report extends ReportSchema.class {}
ReportSchema.setClass(Report);
