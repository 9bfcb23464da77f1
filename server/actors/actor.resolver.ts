import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context, Loaders } from '#server/context.ts';
import { Cooperation } from '#server/cooperations/cooperation.type.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { District } from '#server/districts/district.type.ts';
import { AppError } from '#server/errors.ts';
import { TargetGroup, Topic } from '#server/topics/topic.type.ts';
import { viewerCanEdit } from './actor.policy.ts';
import { type ActorContacts, findActorsBySlug } from './actor.queries.ts';
import { Actor } from './actor.type.ts';
import { isCardEnough } from './actor-card.model.ts';
import { markdownToHtml } from './description.model.ts';
import { Place } from './place.type.ts';

const mostSlugs = 100;

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, {
    nullable: true,
    description: 'By slug; an old slug gives the actor with its present slug; null when not published for this viewer.',
  })
  async actor(
    @Arg('slug', () => String, { description: 'Present or former slug.' }) slug: string,
    @Ctx() { db, loaders }: Context,
  ): Promise<Actor | null> {
    const [actor] = await findActorsBySlug(db, [storableText(slug)]);
    if (actor) loaders.linksOfActor.prime(actor.id, actor);
    return actor ?? null;
  }

  @Query(() => [Actor], {
    description:
      'The published ones among these slugs, each once, in the order asked for; at most 100 (for the list one keeps).',
  })
  async actorsBySlug(
    @Arg('slugs', () => [String], { description: 'Present or former slugs.' }) slugs: string[],
    @Ctx() { db, loaders }: Context,
  ): Promise<Actor[]> {
    if (slugs.length > mostSlugs) throw new AppError('BAD_USER_INPUT', `Ask for at most ${mostSlugs} slugs at a time.`);
    const found = await findActorsBySlug(db, slugs.map(storableText));
    for (const actor of found) loaders.linksOfActor.prime(actor.id, actor);
    const bySlug = new Map(found.map((actor) => [actor.askedSlug, actor]));
    const actors = slugs.flatMap((slug) => bySlug.get(slug) ?? []);
    return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
  }

  @FieldResolver(() => String, { nullable: true })
  description(@Root() actor: Actor): string | null {
    return actor.description === null ? null : markdownToHtml(actor.description);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Public mail address.' })
  async email(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<string | null> {
    const { email } = actor.email === undefined ? await contactsOf(actor, loaders) : actor;
    return email ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Public phone number, E.164.' })
  async phone(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<string | null> {
    const { phone } = actor.phone === undefined ? await contactsOf(actor, loaders) : actor;
    return phone ?? null;
  }

  @FieldResolver(() => [Topic], { description: 'The first one is the main topic.' })
  topics(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<Topic[]> {
    return loaders.topicsOfActor.load(actor.id);
  }

  @FieldResolver(() => [TargetGroup], { description: 'Whom it is for.' })
  targetGroups(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<TargetGroup[]> {
    return loaders.targetGroupsOfActor.load(actor.id);
  }

  @FieldResolver(() => District, { nullable: true, description: 'District of the main place.' })
  async district(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<District | null> {
    const district = await loaders.mainDistrictOfActor.load(actor.id);
    return district === null ? null : loaders.district.load(district);
  }

  @FieldResolver(() => [District], { description: 'Districts where it works, also without a place there.' })
  activeIn(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<District[]> {
    return loaders.districtsOfActor.load(actor.id);
  }

  @FieldResolver(() => Place, { nullable: true, description: 'Where it is mainly found; null when it has no place.' })
  async mainPlace(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<Place | null> {
    const [main] = await loaders.placesOfActor.load(actor.id);
    return main ?? null;
  }

  @FieldResolver(() => [Place], { description: 'All its places, the main one first.' })
  places(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<Place[]> {
    return loaders.placesOfActor.load(actor.id);
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'The actor that runs it, where that one is listed.' })
  runBy(
    @Root() actor: Actor,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Actor | null> | null {
    if (actor.runById === null) return null;
    return (isCardEnough(info) ? loaders.actorCard : loaders.actor).load(actor.runById);
  }

  @FieldResolver(() => [Cooperation], { description: 'Public ones, live before ended.' })
  cooperations(
    @Root() actor: Actor,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many.' }) first: number | null,
    @Ctx() { loaders }: Context,
  ): Promise<Cooperation[]> {
    return loaders.cooperationsOfActor(first ?? 20).load(actor.id);
  }

  @FieldResolver(() => [Actor], { description: 'Confirmed participants of live public cooperations with this actor.' })
  partners(
    @Root() actor: Actor,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many.' }) first: number | null,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Actor[]> {
    const partners = isCardEnough(info) ? loaders.partnerCardsOfActor : loaders.partnersOfActor;
    return partners(first ?? 20).load(actor.id);
  }

  @FieldResolver(() => Int, { description: 'How many partners it has.' })
  partnerCount(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.partnerCountOfActor.load(actor.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may edit this entry.' })
  viewerCanEdit(): boolean {
    return viewerCanEdit(null);
  }
}

async function contactsOf(actor: Actor, loaders: Loaders): Promise<Partial<ActorContacts>> {
  return (await loaders.contactsOfActor.load(actor.id)) ?? {};
}
