import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context, Loaders } from '#server/context.ts';
import { Cooperation } from '#server/cooperations/cooperation.type.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { District } from '#server/districts/district.type.ts';
import { AppError } from '#server/errors.ts';
import { TargetGroup, Topic } from '#server/topics/topic.type.ts';
import { mayEdit } from './actor.policy.ts';
import type { ActorContacts } from './actor.queries.ts';
import { Actor, type ActorFiling } from './actor.type.ts';
import { isCardEnough } from './actor-card.model.ts';
import { findActorPages } from './actor-page.queries.ts';
import { markdownToHtml } from './description.model.ts';
import { fieldBelow } from './field-below.model.ts';
import { Place } from './place.type.ts';

const mostSlugs = 100;
/** Of cooperations and partners, where none is given. */
const usualSize = 20;

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, {
    nullable: true,
    description: 'By slug; an old slug gives the actor with its present slug; null when not published for this viewer.',
  })
  async actor(
    @Arg('slug', () => String, { description: 'Present or former slug.' }) slug: string,
    @Ctx() { db, now, loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Actor | null> {
    const cooperations = sizeBelow(info, 'cooperations');
    const partners = sizeBelow(info, 'partners');
    const [page] = await findActorPages(db, [storableText(slug)], { now, cooperations, partners });
    if (page === undefined) return null;
    if (cooperations > 0) loaders.cooperationsOfActor(cooperations).prime(page.actor.id, page.cooperations);
    if (partners > 0) loaders.partnerCardsOfActor(partners).prime(page.actor.id, page.partners);
    return page.actor;
  }

  @Query(() => [Actor], {
    description:
      'The published ones among these slugs, each once, in the order asked for; at most 100 (for the list one keeps).',
  })
  async actorsBySlug(
    @Arg('slugs', () => [String], { description: 'Present or former slugs.' }) slugs: string[],
    @Ctx() { db, now }: Context,
  ): Promise<Actor[]> {
    if (slugs.length > mostSlugs) throw new AppError('BAD_USER_INPUT', `Ask for at most ${mostSlugs} slugs at a time.`);
    const found = await findActorPages(db, slugs.map(storableText), { now });
    const bySlug = new Map(found.map(({ askedSlug, actor }) => [askedSlug, actor]));
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
  async topics(@Root() actor: Actor, @Ctx() context: Context): Promise<Topic[]> {
    const [filing, { topics }] = await Promise.all([filingOf(actor, context), context.vocabulary()]);
    return termsOf(filing?.topicIds, topics);
  }

  @FieldResolver(() => [TargetGroup], { description: 'Whom it is for.' })
  async targetGroups(@Root() actor: Actor, @Ctx() context: Context): Promise<TargetGroup[]> {
    const [filing, { targetGroups }] = await Promise.all([filingOf(actor, context), context.vocabulary()]);
    return termsOf(filing?.targetGroupIds, targetGroups);
  }

  @FieldResolver(() => District, { nullable: true, description: 'District of the main place.' })
  async district(@Root() actor: Actor, @Ctx() context: Context): Promise<District | null> {
    const [filing, { districts }] = await Promise.all([filingOf(actor, context), context.vocabulary()]);
    return districts.get(filing?.mainDistrictId ?? '') ?? null;
  }

  @FieldResolver(() => [District], { description: 'Districts where it works, also without a place there.' })
  async activeIn(@Root() actor: Actor, @Ctx() context: Context): Promise<District[]> {
    const [filing, { districts }] = await Promise.all([filingOf(actor, context), context.vocabulary()]);
    return termsOf(filing?.activeInIds, districts);
  }

  @FieldResolver(() => Place, { nullable: true, description: 'Where it is mainly found; null when it has no place.' })
  async mainPlace(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<Place | null> {
    const [main] = actor.places ?? (await loaders.placesOfActor.load(actor.id));
    return main ?? null;
  }

  @FieldResolver(() => [Place], { description: 'All its places, the main one first.' })
  places(@Root() actor: Actor, @Ctx() { loaders }: Context): Place[] | Promise<Place[]> {
    return actor.places ?? loaders.placesOfActor.load(actor.id);
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
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many.' }) first:
      | number
      | null,
    @Ctx() { loaders }: Context,
  ): Promise<Cooperation[]> {
    return loaders.cooperationsOfActor(first ?? usualSize).load(actor.id);
  }

  @FieldResolver(() => [Actor], { description: 'Confirmed participants of live public cooperations with this actor.' })
  partners(
    @Root() actor: Actor,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many.' }) first:
      | number
      | null,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Actor[]> {
    const partners = isCardEnough(info) ? loaders.partnerCardsOfActor : loaders.partnersOfActor;
    return partners(first ?? usualSize).load(actor.id);
  }

  @FieldResolver(() => Int, { description: 'How many partners it has.' })
  partnerCount(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.partnerCountOfActor.load(actor.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may edit this entry.' })
  viewerCanEdit(@Root() { id }: Actor, @Ctx() { viewer }: Context): boolean {
    return mayEdit(viewer, id);
  }
}

async function contactsOf(actor: Actor, loaders: Loaders): Promise<Partial<ActorContacts>> {
  return (await loaders.contactsOfActor.load(actor.id)) ?? {};
}

/** How many of a list below are to be read together with the actor; 0: they are not asked for, or it reads them itself. */
function sizeBelow(info: GraphQLResolveInfo, name: 'cooperations' | 'partners'): number {
  const field = fieldBelow(info, name);
  if (field === null) return 0;
  if (name === 'partners' && !isCardEnough({ fieldNodes: [field.node], fragments: info.fragments })) return 0;
  return typeof field.arguments['first'] === 'number' ? field.arguments['first'] : usualSize;
}

/** null: not published. */
function filingOf({ id, filing }: Actor, { loaders }: Context): ActorFiling | Promise<ActorFiling | null> {
  return filing ?? loaders.filingOfActor.load(id);
}

function termsOf<Id, Term>(ids: readonly Id[] = [], terms: ReadonlyMap<Id, Term>): Term[] {
  return ids.flatMap((id) => terms.get(id) ?? []);
}
