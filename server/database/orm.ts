import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { AccountSchema, MembershipSchema } from '#server/accounts/account.entity.ts';
import { ActorSchema } from '#server/actors/actor.entity.ts';
import { ContactSchema } from '#server/actors/contact.entity.ts';
import { PlaceAccessSchema, PlaceSchema } from '#server/actors/place.entity.ts';
import { RevisionSchema } from '#server/actors/revision.entity.ts';
import { ConfirmationRequestSchema } from '#server/confirmations/confirmation.entity.ts';
import { CooperationParticipantSchema, CooperationSchema } from '#server/cooperations/cooperation.entity.ts';
import { ActorNoteSchema } from '#server/coordination/actor-note.entity.ts';
import { InternalContactSchema } from '#server/coordination/internal-contact.entity.ts';
import { DistrictSchema } from '#server/districts/district.entity.ts';
import { ProposalSchema } from '#server/proposals/proposal.entity.ts';
import { ReportSchema } from '#server/reports/report.entity.ts';
import { ProposedRevisionSchema } from '#server/review/proposed-revision.entity.ts';
import { TargetGroupSchema, TopicSchema } from '#server/topics/topic.entity.ts';
import { migrations } from './migrations/migrations.ts';

export type Orm = MikroORM;

/** A day of the directory is a day in Berlin, wherever the database stands; compiling short queries costs a second. */
const sessionOptions = '-c TimeZone=Europe/Berlin -c jit=off';
/**
 * Whatever the values, a read by keys has one right plan: PostgreSQL would make another for each single key, and spend more time
 * on it than on the read.
 */
const onePlan = '-c plan_cache_mode=force_generic_plan';

const entities = [
  AccountSchema,
  MembershipSchema,
  RevisionSchema,
  ActorSchema,
  ContactSchema,
  PlaceSchema,
  PlaceAccessSchema,
  DistrictSchema,
  TopicSchema,
  TargetGroupSchema,
  CooperationSchema,
  CooperationParticipantSchema,
  ActorNoteSchema,
  InternalContactSchema,
  ProposalSchema,
  ReportSchema,
  ConfirmationRequestSchema,
  ProposedRevisionSchema,
];

/**
 * Connects to a database. A statement of a request ends after three seconds and a wait for a connection after two, so that
 * a jam answers UNAVAILABLE; long work (imports, migrations) connects with `patient`.
 */
export async function connectOrm(
  databaseUrl: string,
  { connections = 10, patient = false }: { connections?: number; patient?: boolean } = {},
): Promise<Orm> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    // a database that is gone is not to be replaced by an empty one
    ensureDatabase: false,
    // a new connection has to plan everything anew, so a quiet minute does not end one
    pool: { min: 0, max: connections, idleTimeoutMillis: 300_000 },
    driverOptions: {
      connectionTimeoutMillis: patient ? 60_000 : 2000,
      statement_timeout: patient ? 0 : 3000,
      // the reads of a request, asked for together, are sent together
      pipeline: !patient,
      application_name: 'kieznetz',
      options: patient ? sessionOptions : `${sessionOptions} ${onePlan}`,
    },
    migrations: {
      migrationsList: migrations,
      tableName: 'migration',
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
    logger: () => undefined,
  });
}
