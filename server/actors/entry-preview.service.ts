import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#server/context.ts';
import { Actor as StoredActor } from './actor.entity.ts';
import { mayEdit } from './actor.policy.ts';
import { Actor } from './actor.type.ts';
import type { EditActorInput } from './actor-edit.input.ts';
import { type EditedFields, editedFields } from './actor-edit.model.ts';
import { findActorPages } from './actor-page.queries.ts';
import { coarsePoint } from './coarse-point.model.ts';
import { editableOf } from './editable-actor.service.ts';
import type { EditablePlace } from './editable-actor.type.ts';
import { openingTimesOf } from './hours-preview.model.ts';
import { openingHoursProblem } from './opening-hours.model.ts';
import type { Place as StoredPlace } from './place.entity.ts';
import { toPlaces } from './place.queries.ts';
import { Place } from './place.type.ts';

/**
 * An entry as residents would see it after an edit; null: not there, or not to be edited by this viewer. The loaders of the
 * request are given what the new hours mean.
 */
export async function previewEntry(context: Context, input: EditActorInput): Promise<Actor | null> {
  const { viewer, now, locale, site, entities } = context;
  if (!mayEdit(viewer, input.id)) return null;
  const em = entities();
  const stored = await em.findOne(StoredActor, { id: input.id });
  if (stored === null) return null;
  const { topics, targetGroups } = await context.vocabulary();
  const { fields } = editedFields(await editableOf(em, stored), input, {
    topics: slugsOf(topics),
    targetGroups: slugsOf(targetGroups),
    region: { areaCode: site.import.areaCode },
    language: locale === 'de' ? 'de' : 'en',
  });
  const [page] = await findActorPages(context.db, [stored.slug], { now });
  return withFields(page?.actor ?? (await asIfPublished(em, stored)), fields, context);
}

function slugsOf(terms: ReadonlyMap<number, { slug: string }>): ReadonlySet<string> {
  return new Set([...terms.values()].map(({ slug }) => slug));
}

async function withFields(actor: Actor, fields: EditedFields, context: Context): Promise<Actor> {
  const { topics, targetGroups } = await context.vocabulary();
  const idsOf = (slugs: readonly string[], terms: ReadonlyMap<number, { slug: string }>) =>
    slugs.flatMap((slug) => [...terms].find(([, term]) => term.slug === slug)?.[0] ?? []);
  const { kind, name, summary, description, plainLanguage, languages, website, openToCooperation } = fields;
  const places = (actor.places ?? []).flatMap((place) => {
    const edited = fields.places.find(({ id }) => id === place.id);
    return edited === undefined ? place : withPlaceFields(place, edited, context);
  });
  return Object.assign(new Actor(), actor, {
    ...{ kind, name, summary, description, plainLanguage, languages, website, openToCooperation, places },
    email: fields.email?.consented ? fields.email.value : null,
    phone: fields.phone?.consented ? fields.phone.value : null,
    filing: {
      mainDistrictId: places[0]?.districtId ?? null,
      activeInIds: actor.filing?.activeInIds ?? [],
      topicIds: idsOf(fields.topics, topics),
      targetGroupIds: idsOf(fields.targetGroups, targetGroups),
    },
  });
}

function withPlaceFields(place: Place, edited: EditablePlace, { now, loaders }: Context): Place[] {
  if (place.publicAs === 'HIDDEN') return [place];
  const { notice, noticeFrom, noticeUntil } = edited;
  const isReadable = edited.openingHours !== null && openingHoursProblem(edited.openingHours) === null;
  const openingHours = isReadable ? edited.openingHours : null;
  if (openingHours !== null && openingHours !== place.openingHours)
    loaders.openingTimes.prime(openingHours, openingTimesOf(openingHours, now));
  return toPlaces([{ ...place, openingHours, notice, noticeFrom, noticeUntil }], now);
}

/** An entry that residents do not see yet, as they will: its places are no finer than they may be shown. */
async function asIfPublished(em: EntityManager, stored: StoredActor): Promise<Actor> {
  await em.populate(stored, ['activeIn', 'places.access']);
  const { id, slug, alternateNames, legalForm, operatorType, easyLanguage, easyLanguageCheckedBy, links } = stored;
  const { runByName, confirmedAt, confirmedVia, updatedAt, isExample, version } = stored;
  return Object.assign(new Actor(), {
    ...{ id, slug, alternateNames, legalForm, operatorType, easyLanguage, easyLanguageCheckedBy, links },
    ...{ runByName, confirmedAt, confirmedVia, updatedAt, isExample, version },
    runById: stored.runBy?.id ?? null,
    isUnconfirmed: false,
    filing: {
      ...{ mainDistrictId: null, topicIds: [], targetGroupIds: [] },
      activeInIds: stored.activeIn.getItems().map((district) => district.id),
    },
    places: stored.places.getItems().map(publicPlace),
  });
}

/** By the rules of `published_place`. */
function publicPlace(stored: StoredPlace): Place {
  const { id, publicAs, publicDistrict, openingHours, access } = stored;
  const isExact = publicAs === 'EXACT';
  const isHidden = publicAs === 'HIDDEN';
  return Object.assign(new Place(), {
    ...{ id, publicAs, notice: null },
    street: isExact ? stored.street : null,
    postalCode: isExact ? stored.postalCode : null,
    city: isHidden ? null : stored.city,
    ...publicPoint(stored),
    openingHours: isHidden ? null : openingHours,
    access: isHidden ? [] : access.getItems().map(({ feature, value, note, asOf }) => ({ feature, value, note, asOf })),
    districtId: publicDistrict?.id ?? null,
  });
}

function publicPoint(stored: StoredPlace): Pick<Place, 'latitude' | 'longitude'> {
  if (stored.latitude == null || stored.longitude == null) return { latitude: null, longitude: null };
  const point = { latitude: Number(stored.latitude), longitude: Number(stored.longitude) };
  if (stored.publicAs === 'EXACT') return point;
  return stored.publicAs === 'AREA' ? coarsePoint(point) : { latitude: null, longitude: null };
}
