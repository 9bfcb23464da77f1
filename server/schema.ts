import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { ClaimResolver } from './accounts/claim.resolver.ts';
import { ColleagueResolver } from './accounts/colleague.resolver.ts';
import { ViewerResolver } from './accounts/viewer.resolver.ts';
import { ActorResolver } from './actors/actor.resolver.ts';
import { ActorArchiveResolver } from './actors/actor-archive.resolver.ts';
import { ActorEditResolver } from './actors/actor-edit.resolver.ts';
import { PlaceResolver } from './actors/place.resolver.ts';
import { PreviewResolver } from './actors/preview.resolver.ts';
import { RevisionResolver } from './actors/revision.resolver.ts';
import { AddressResolver } from './addresses/address.resolver.ts';
import { ConfirmationResolver } from './confirmations/confirmation.resolver.ts';
import { PhoneListResolver } from './confirmations/phone-list.resolver.ts';
import { CooperationParticipantResolver, CooperationResolver } from './cooperations/cooperation.resolver.ts';
import { ActorFileResolver } from './coordination/actor-file.resolver.ts';
import { DeskResolver } from './coordination/desk.resolver.ts';
import { DirectoryListResolver } from './directory/directory.resolver.ts';
import { FacetResolver } from './directory/facet.resolver.ts';
import { LoosenResolver } from './directory/loosen.resolver.ts';
import { MapResolver } from './directory/map.resolver.ts';
import { MapCluster, MapPin } from './directory/map.type.ts';
import { SuggestionResolver } from './directory/suggestion.resolver.ts';
import { DistrictResolver } from './districts/district.resolver.ts';
import { DuplicateResolver } from './duplicates/duplicate.resolver.ts';
import { MailLogResolver } from './mail/mail-log.resolver.ts';
import { NetworkResolver } from './network/network.resolver.ts';
import { DirectoryResolver } from './operator/directory.resolver.ts';
import { ProposalResolver } from './proposals/proposal.resolver.ts';
import { ReportResolver } from './reports/report.resolver.ts';
import { OwnProposedRevisionResolver } from './review/own-proposed-revision.resolver.ts';
import { ReviewResolver } from './review/review.resolver.ts';
import { TargetGroupResolver } from './topics/target-group.resolver.ts';
import { TopicResolver } from './topics/topic.resolver.ts';

const resolvers: NonEmptyArray<new () => object> = [
  ActorResolver,
  PlaceResolver,
  DirectoryListResolver,
  FacetResolver,
  MapResolver,
  SuggestionResolver,
  LoosenResolver,
  DistrictResolver,
  TopicResolver,
  TargetGroupResolver,
  CooperationResolver,
  CooperationParticipantResolver,
  NetworkResolver,
  DirectoryResolver,
  ViewerResolver,
  ActorEditResolver,
  PreviewResolver,
  DeskResolver,
  ActorFileResolver,
  MailLogResolver,
  ReportResolver,
  ActorArchiveResolver,
  ConfirmationResolver,
  PhoneListResolver,
  RevisionResolver,
  ColleagueResolver,
  ClaimResolver,
  DuplicateResolver,
  ProposalResolver,
  AddressResolver,
  OwnProposedRevisionResolver,
  ReviewResolver,
];

/** The GraphQL schema of all resolvers; inputs are checked by their class-validator rules. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    orphanedTypes: [MapCluster, MapPin],
    validate: { forbidUnknownValues: false },
  });
  const query = schema.getQueryType();
  if (query) query.description = 'What everybody may read.';
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = 'What those who signed in may change, one thing at a time.';
  return schema;
}

/** The schema as `schema.graphql` holds it: sorted, so that a review shows only what changed. */
export function emitSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
