import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import type { Orm } from '#server/database/orm.ts';
import { type Snapshot, withSnapshot } from '#server/database/snapshot.ts';
import type { Catalogues } from '#server/directory/catalogue.service.ts';
import { recordSearchMisses } from '#server/directory/search-miss.service.ts';
import type { SimilarEntries } from '#server/exchange/similar-entries.service.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import type { Vocabularies } from '#server/topics/vocabulary.service.ts';
import type { RequestContext } from './apollo.ts';

export interface Operation {
  query: string;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
}

export interface ExecutorParts {
  apollo: ApolloServer<RequestContext>;
  orm: Orm;
  site: Site;
  /** null: no mail can be written */
  outbox: MailOutbox | null;
  catalogues: Catalogues;
  vocabularies: Vocabularies;
  similar: SimilarEntries;
  /** the clock of "open now" */
  clock: () => Date;
}

/** Runs operations on one snapshot: what they answer agrees, and carries the snapshot's revision. */
export interface Execution {
  revision: string;
  execute(operation: Operation, locale: string): Promise<FormattedExecutionResult>;
}

/** Opens a snapshot for some operations of one request, and afterwards counts the searches that found nothing. */
export async function withExecution<Result>(
  { apollo, orm, site, outbox, catalogues, vocabularies, similar, clock }: ExecutorParts,
  run: (execution: Execution) => Promise<Result>,
  viewer: SignedIn | null = null,
): Promise<Result> {
  const missed: string[] = [];
  const now = clock();
  const result = await withSnapshot(orm, (snapshot) =>
    run({
      revision: snapshot.revision,
      execute: (operation, locale) =>
        executeOn({ apollo, snapshot }, operation, {
          site,
          outbox,
          catalogues,
          vocabularies,
          similar,
          viewer,
          locale,
          now,
          missed,
          mail: null,
          entities: () => orm.em.fork(),
        }),
    }),
  );
  await recordSearchMisses(orm, missed, now);
  return result;
}

async function executeOn(
  { apollo, snapshot }: { apollo: ApolloServer<RequestContext>; snapshot: Snapshot },
  operation: Operation,
  given: RequestContext['given'],
): Promise<FormattedExecutionResult> {
  const { body } = await apollo.executeOperation(operation, {
    contextValue: { snapshot: async () => snapshot, given },
  });
  if (body.kind !== 'single') throw new Error('An incremental answer was not asked for.');
  return body.singleResult;
}
