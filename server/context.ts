import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { SignedIn } from './accounts/viewer.type.ts';
import type { ActorLoaders } from './actors/actor.loaders.ts';
import { actorLoaders } from './actors/actor.loaders.ts';
import { type CooperationLoaders, cooperationLoaders } from './cooperations/cooperation.loaders.ts';
import type { Catalogue } from './directory/catalogue.model.ts';
import { type CountLoaders, countLoaders } from './directory/count.loaders.ts';
import { type SearchLoaders, searchLoaders } from './directory/search.loaders.ts';
import { type DistrictLoaders, districtLoaders } from './districts/district.loaders.ts';
import type { FindSimilar } from './exchange/similar-entries.service.ts';
import type { MailOutbox } from './mail/mail-outbox.service.ts';
import type { Site } from './operator/site.type.ts';
import { type TopicLoaders, topicLoaders } from './topics/topic.loaders.ts';
import type { Vocabulary } from './topics/vocabulary.type.ts';

/** What every resolver gets: one snapshot of the database, and what has been loaded from it in this request. */
export interface Context {
  db: Kysely<unknown>;
  /** the directory in memory, of the moment of `db` */
  catalogue: () => Promise<Catalogue>;
  /** topics, target groups and districts of that moment, in the locale */
  vocabulary: () => Promise<Vocabulary>;
  /** what residents see, to be compared with something that is perhaps there already */
  findSimilar: () => Promise<FindSimilar>;
  /** BCP 47 tag of the language of labels and messages */
  locale: string;
  /** the moment the request is about */
  now: Date;
  site: Site;
  /** null: no mail can be written */
  outbox: MailOutbox | null;
  /** who is signed in; null: a visitor */
  viewer: SignedIn | null;
  /** words of searches that found nothing are noted here */
  missed: string[];
  loaders: Loaders;
  /** what a viewer keeps, read as it is now, not at the moment of `db` */
  entities: () => EntityManager;
  /** how a change writes mails, with the address of the site for their links; null: no mail can be sent, or nothing is changed */
  mail: { site: Site; outbox: MailOutbox; origin: string } | null;
  /** mutations only, and once: changes something in one transaction; what is read afterwards is read after its commit */
  write: Write;
}

export type Write = <Result>(change: (em: EntityManager) => Promise<Result>) => Promise<Result>;

export type Loaders = ActorLoaders & CooperationLoaders & CountLoaders & DistrictLoaders & SearchLoaders & TopicLoaders;

export function createContext(given: Omit<Context, 'loaders' | 'write'>): Omit<Context, 'write'> {
  const { db, now } = given;
  const [catalogue, vocabulary] = [once(given.catalogue), once(given.vocabulary)];
  const loaders = {
    ...actorLoaders(db, now),
    ...cooperationLoaders(db),
    ...countLoaders(catalogue),
    ...districtLoaders(vocabulary),
    ...searchLoaders(db),
    ...topicLoaders(vocabulary),
  };
  return { ...given, catalogue, vocabulary, loaders };
}

/** Asks once, and gives the same promise to everybody. */
function once<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asked: Promise<Result> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
