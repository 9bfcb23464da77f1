import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import { requireCoordinator } from '#server/accounts/coordinator.service.ts';
import { type RevisionWords, wordsOfVocabulary } from '#server/actors/revision-words.model.ts';
import type { Context } from '#server/context.ts';
import { readActorFile } from '#server/coordination/actor-file.service.ts';
import { ActorFilePayload } from '#server/coordination/actor-file.type.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import {
  acceptProposedRevision,
  type Decider,
  type Decision,
  refuseProposedRevision,
} from './proposed-revision-decision.service.ts';
import {
  AcceptProposedRevisionInput,
  FinishLooksInput,
  KeeperInput,
  RefuseProposedRevisionInput,
} from './review.input.ts';
import { finishLooks, readProposedRevision, readToLookAt, readWaiting } from './review.service.ts';
import {
  DecideProposedRevisionPayload,
  FinishLooksPayload,
  ProposedRevision,
  PublishedChanges,
  WaitingProposedRevisions,
} from './review.type.ts';
import { setTrust } from './trust.service.ts';

const usualSize = 20;

/** What waits for the coordinator's eye, and whom the coordinator trusts. */
@Resolver()
export class ReviewResolver {
  @Query(() => WaitingProposedRevisions, {
    nullable: true,
    description: 'Changes that wait for the coordinator, the oldest first; null for all others.',
  })
  async proposedRevisions(
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<WaitingProposedRevisions | null> {
    return mayCoordinate(viewer) ? readWaiting(db, { first: first ?? usualSize, after: after ?? null }) : null;
  }

  @Query(() => ProposedRevision, {
    nullable: true,
    description:
      'A proposal that waits beside the entry as it is; null when it is gone, and for who does not coordinate.',
  })
  async proposedRevision(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<ProposedRevision | null> {
    if (!mayCoordinate(context.viewer) || !isUuid(id)) return null;
    return readProposedRevision(context.entities(), id, await wordsFor(context));
  }

  @Query(() => PublishedChanges, {
    nullable: true,
    description: 'Changes that are public and that no coordinator has seen, the oldest first; null for all others.',
  })
  async changesToLookAt(
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() context: Context,
  ): Promise<PublishedChanges | null> {
    if (!mayCoordinate(context.viewer)) return null;
    const page = { first: first ?? usualSize, after: after ?? null };
    return readToLookAt(context.db, page, await wordsFor(context));
  }

  @Mutation(() => DecideProposedRevisionPayload, {
    description: 'Makes public what somebody proposed, as a whole or in parts; coordinators only.',
  })
  async acceptProposedRevision(
    @Arg('input', () => AcceptProposedRevisionInput, { description: 'What of it.' }) input: AcceptProposedRevisionInput,
    @Ctx() context: Context,
  ): Promise<DecideProposedRevisionPayload> {
    return decided(context.write((em) => acceptProposedRevision(em, input, deciderOf(context))));
  }

  @Mutation(() => DecideProposedRevisionPayload, {
    description: 'Refuses what somebody proposed, with a reason that the proposer reads; coordinators only.',
  })
  async refuseProposedRevision(
    @Arg('input', () => RefuseProposedRevisionInput, { description: 'Which one, and why.' })
    input: RefuseProposedRevisionInput,
    @Ctx() context: Context,
  ): Promise<DecideProposedRevisionPayload> {
    return decided(context.write((em) => refuseProposedRevision(em, input, deciderOf(context))));
  }

  @Mutation(() => FinishLooksPayload, {
    description: 'Says that the coordinator has looked at changes that are public; coordinators only.',
  })
  async finishLooks(
    @Arg('input', () => FinishLooksInput, { description: 'Which ones.' }) input: FinishLooksInput,
    @Ctx() context: Context,
  ): Promise<FinishLooksPayload> {
    const viewer = requireCoordinator(context.viewer);
    const finished = await context.write((em) => finishLooks(em, input.ids, viewer));
    return Object.assign(new FinishLooksPayload(), { finished, problems: [] });
  }

  @Mutation(() => ActorFilePayload, {
    description: 'From now on the changes of somebody who keeps an entry are public at once; coordinators only.',
  })
  giveTrust(
    @Arg('input', () => KeeperInput, { description: 'Whom.' }) input: KeeperInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    return trust(context, input, { trusted: true });
  }

  @Mutation(() => ActorFilePayload, {
    description: 'From now on the changes of somebody who keeps an entry are looked at first; coordinators only.',
  })
  takeTrust(
    @Arg('input', () => KeeperInput, { description: 'From whom.' }) input: KeeperInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    return trust(context, input, { trusted: false });
  }
}

async function trust(context: Context, input: KeeperInput, to: { trusted: boolean }): Promise<ActorFilePayload> {
  requireCoordinator(context.viewer);
  const file = await context.write(async (em) => {
    await setTrust(em, input, to);
    return readActorFile(em, input.actorId);
  });
  return Object.assign(new ActorFilePayload(), { file, problems: [] });
}

async function decided(decision: Decision): Promise<DecideProposedRevisionPayload> {
  return Object.assign(new DecideProposedRevisionPayload(), await decision);
}

function deciderOf({ viewer, now, locale, site, mail }: Context): Decider {
  return { viewer, now, locale, region: { areaCode: site.import.areaCode }, mail };
}

async function wordsFor({ vocabulary, locale }: Context): Promise<RevisionWords> {
  return wordsOfVocabulary(await vocabulary(), locale);
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
