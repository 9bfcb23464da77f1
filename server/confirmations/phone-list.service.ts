import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { authorOf, confirm, openActor, record } from '#server/actors/actor-record.service.ts';
import { problemOf } from '#server/actors/edit-problem.model.ts';
import { editableOf } from '#server/actors/editable-actor.service.ts';
import type { EditableActor } from '#server/actors/editable-actor.type.ts';
import { describeOpeningHours } from '#server/actors/opening-hours-text.model.ts';
import { requiredLine } from '#server/actors/required-line.model.ts';
import { decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import type { Problem } from '#server/problem.type.ts';
import { Call, CallConnection, CallPlace, type CallReason } from './call.type.ts';
import { type ConfirmationRules, standingOf } from './confirmation.model.ts';
import { listCandidates } from './confirmation-facts.service.ts';
import type { RecordConfirmationInput } from './record-confirmation.input.ts';

interface Waiting {
  id: string;
  reason: CallReason;
  since: Date;
}

export interface PhoneListQuestion {
  viewer: SignedIn | null;
  rules: ConfirmationRules;
  locale: string;
  now: Date;
  first: number;
  after: string | null;
}

const scope = { query: 'phoneList', sort: 'since', filter: null };
const pageSize = 1000;
const mostSaidBy = 200;

/**
 * Whom the coordinator has to call, those who have waited longest first; null for everybody else.
 *
 * @throws AppError BAD_USER_INPUT for a cursor of something else
 */
export async function listCalls(db: Kysely<unknown>, question: PhoneListQuestion): Promise<CallConnection | null> {
  const { viewer, locale, first, after } = question;
  if (!mayCoordinate(viewer)) return null;
  const keys = after === null ? null : decodeCursor(scope, after, ['text', 'uuid']);
  const waiting = await listWaiting(db, question);
  const begin = keys === null ? 0 : waiting.findIndex((call) => compare(keyOf(call), keys.map(String)) > 0);
  const page = begin < 0 ? [] : waiting.slice(begin, begin + first);
  const last = page.at(-1);
  return Object.assign(new CallConnection(), {
    totalCount: waiting.length,
    nodes: await readCalls(db, page, locale === 'de' ? 'de' : 'en'),
    pageInfo: {
      hasNextPage: begin >= 0 && begin + first < waiting.length,
      endCursor: last === undefined ? null : encodeCursor(scope, keyOf(last)),
    },
  });
}

/**
 * Writes down that somebody told the coordinator that an entry is still right; it counts as much as a press of the button.
 *
 * @throws AppError as `openActor`
 */
export async function recordConfirmation(
  em: EntityManager,
  { saidBy, via, ...input }: RecordConfirmationInput,
  { viewer, locale, now }: { viewer: SignedIn | null; locale: string; now: Date },
): Promise<{ actor: EditableActor | null; problems: Problem[] }> {
  const opened = await openActor(em, input, { viewer, may: mayCoordinate });
  const { value, faults } = requiredLine(saidBy, { path: 'saidBy', most: mostSaidBy });
  if (faults.length > 0) return { actor: null, problems: faults.map((fault) => problemOf(fault, locale)) };
  const changes = confirm(opened.actor, { by: value, via, now });
  await record(em, opened.actor, { changes, by: authorOf(opened.viewer), now });
  return { actor: await editableOf(em, opened.actor), problems: [] };
}

/** How many wait for a call, and since when the first of them does. */
export async function countCalls(
  db: Kysely<unknown>,
  question: Pick<PhoneListQuestion, 'rules' | 'now'>,
): Promise<{ count: number; since: Date | null }> {
  const waiting = await listWaiting(db, question);
  return { count: waiting.length, since: waiting[0]?.since ?? null };
}

async function listWaiting(
  db: Kysely<unknown>,
  { rules, now }: Pick<PhoneListQuestion, 'rules' | 'now'>,
): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  let after: string | null = null;
  do {
    const candidates: Awaited<ReturnType<typeof listCandidates>> = await listCandidates(db, {
      ...{ rules, now, after },
      limit: pageSize,
    });
    for (const { id, facts } of candidates) {
      const { call } = standingOf(facts, rules, now);
      if (call !== null) waiting.push({ id, ...call });
    }
    after = candidates.length < pageSize ? null : (candidates.at(-1)?.id ?? null);
  } while (after !== null);
  return waiting.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
}

function keyOf({ since, id }: Waiting): [string, string] {
  return [since.toISOString(), id];
}

function compare([since = '', id = '']: readonly string[], [otherSince = '', otherId = '']: readonly string[]): number {
  if (since !== otherSince) return since < otherSince ? -1 : 1;
  return id < otherId ? -1 : Number(id > otherId);
}

interface CallRow extends Omit<Call, 'places' | 'reason' | 'since' | 'confirmedAt'> {
  confirmedAt: string | null;
  places: { address: string | null; openingHours: string | null }[];
}

async function readCalls(db: Kysely<unknown>, page: readonly Waiting[], locale: 'de' | 'en'): Promise<Call[]> {
  const { rows } = await sql<CallRow>`
    select a.id, a.version, a.slug, a.name, a.website, a.confirmed_at as "confirmedAt", a.confirmed_via as "confirmedVia",
      a.confirmed_by as "confirmedBy",
      array(select c.value from contact c where c.actor_id = a.id and c.channel = 'PHONE' order by c.position, c.id) as phones,
      array(select c.value from contact c where c.actor_id = a.id and c.channel = 'EMAIL' order by c.position, c.id) as emails,
      coalesce((select json_agg(json_build_object('openingHours', p.opening_hours, 'address',
          nullif(concat_ws(', ', p.street, nullif(concat_ws(' ', p.postal_code, p.city), '')), '')) order by p.position)
        from place p where p.actor_id = a.id), '[]') as places
    from actor a where a.id = any (${page.map(({ id }) => id)}::uuid[])
  `.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id, reason, since }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const confirmedAt = row.confirmedAt === null ? null : new Date(row.confirmedAt);
    const places = row.places.map(({ address, openingHours }) =>
      Object.assign(new CallPlace(), {
        address,
        openingHours: openingHours === null ? [] : describeOpeningHours(openingHours, locale),
      }),
    );
    return [Object.assign(new Call(), row, { confirmedAt, places, reason, since })];
  });
}
