import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#server/context.ts';
import { districtOf } from '#server/districts/district.model.ts';
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
import { isoDay, toPlaces } from './place.queries.ts';
import { Place } from './place.type.ts';

/**
 * An entry as residents would see it after an edit; null: not there, or not to be edited by this viewer. The loaders of the
 * request are given what the new hours mean.
 */
export async function previewEntry(context: Context, input: EditActorInput): Promise<Actor | null> {
  const { viewer, now, locale, site, entities } = context;
  if (!mayEdit(viewer, input.id)) return null;
  const em = entities();
  const stored = await em.findOne(StoredActor, { id: input.id }, { populate: ['places.access'], strategy: 'joined' });
  if (stored === null) return null;
  const { topics, targetGroups } = await context.vocabulary();
  const { fields } = editedFields(await editableOf(em, stored), input, {
    topics: slugsOf(topics),
    targetGroups: slugsOf(targetGroups),
    region: { areaCode: site.import.areaCode },
    language: locale === 'de' ? 'de' : 'en',
    today: isoDay.format(now),
  });
  const [page] = await findActorPages(context.db, [stored.slug], { now });
  const places = await placesSeen(stored, fields.places, context);
  return withFields({ ...(page?.actor ?? (await asIfPublished(em, stored))), places }, fields, context);
}

function slugsOf(terms: ReadonlyMap<number, { slug: string }>): ReadonlySet<string> {
  return new Set([...terms.values()].map(({ slug }) => slug));
}

async function withFields(actor: Actor, fields: EditedFields, context: Context): Promise<Actor> {
  const { topics, targetGroups } = await context.vocabulary();
  const idsOf = (slugs: readonly string[], terms: ReadonlyMap<number, { slug: string }>) =>
    slugs.flatMap((slug) => [...terms].find(([, term]) => term.slug === slug)?.[0] ?? []);
  const { kind, name, summary, description, plainLanguage, languages, website, openToCooperation } = fields;
  return Object.assign(new Actor(), actor, {
    ...{ kind, name, summary, description, plainLanguage, languages, website, openToCooperation },
    email: fields.email?.consented ? fields.email.value : null,
    phone: fields.phone?.consented ? fields.phone.value : null,
    filing: {
      mainDistrictId: actor.places?.[0]?.districtId ?? null,
      activeInIds: actor.filing?.activeInIds ?? [],
      topicIds: idsOf(fields.topics, topics),
      targetGroupIds: idsOf(fields.targetGroups, targetGroups),
    },
  });
}

/** Places as residents see them after an edit, in their order. */
async function placesSeen(stored: StoredActor, edited: EditablePlace[], context: Context): Promise<Place[]> {
  const { districts } = await context.vocabulary();
  const whole = [...districts.values()].filter(({ parentId }) => parentId === null);
  return edited.flatMap((place) => {
    const known = stored.places.getItems().find(({ id }) => id === place.id);
    const seen = publicPlace(place);
    const stays = known?.publicAs === place.publicAs && known.street === place.street && isAt(known, place);
    const point = seen.latitude == null || seen.longitude == null ? pointOf(place) : pointOf(seen);
    seen.districtId = stays ? (known.publicDistrict?.id ?? null) : point && (districtOf(point, whole)?.id ?? null);
    if (seen.publicAs === 'HIDDEN') return [seen];
    return withHours(seen, place, { hoursBefore: known?.openingHours ?? null, context });
  });
}

function isAt(known: StoredPlace, place: EditablePlace): boolean {
  const [before, now] = [pointOf(known), pointOf(place)];
  return before?.latitude === now?.latitude && before?.longitude === now?.longitude;
}

function pointOf(place: { latitude?: unknown; longitude?: unknown }): { latitude: number; longitude: number } | null {
  if (place.latitude == null || place.longitude == null) return null;
  return { latitude: Number(place.latitude), longitude: Number(place.longitude) };
}

function withHours(
  seen: Place,
  edited: EditablePlace,
  { hoursBefore, context: { now, loaders } }: { hoursBefore: string | null; context: Context },
): Place[] {
  const { notice, noticeFrom, noticeUntil } = edited;
  const isReadable = edited.openingHours !== null && openingHoursProblem(edited.openingHours) === null;
  const openingHours = isReadable ? edited.openingHours : null;
  if (openingHours !== null && openingHours !== hoursBefore)
    loaders.openingTimes.prime(openingHours, openingTimesOf(openingHours, now));
  return toPlaces([{ ...seen, openingHours, notice, noticeFrom, noticeUntil }], now);
}

/** An entry that residents do not see yet, as they will: its places are no finer than they may be shown. */
async function asIfPublished(em: EntityManager, stored: StoredActor): Promise<Actor> {
  await em.populate(stored, ['activeIn']);
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
    places: [],
  });
}

/** By the rules of `published_place`: no finer than it may be shown. */
function publicPlace(place: EditablePlace): Place {
  const { id, publicAs, access } = place;
  const isExact = publicAs === 'EXACT';
  const isHidden = publicAs === 'HIDDEN';
  return Object.assign(new Place(), {
    ...{ id, publicAs, notice: null, districtId: null, openingHours: null },
    street: isExact ? place.street : null,
    postalCode: isExact ? place.postalCode : null,
    city: isHidden ? null : place.city,
    ...publicPoint(place),
    access: isHidden ? [] : access,
  });
}

function publicPoint(place: EditablePlace): Pick<Place, 'latitude' | 'longitude'> {
  const point = pointOf(place);
  if (point !== null && place.publicAs === 'EXACT') return point;
  return point !== null && place.publicAs === 'AREA' ? coarsePoint(point) : { latitude: null, longitude: null };
}
