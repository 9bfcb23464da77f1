import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import type { Actor, ActorPlace } from './actor-facts.ts';
import { formatAddress, geoHref, routeHref } from './actor-facts.ts';
import styles from './actor-places.module.css';
import { ActorSection } from './actor-section.tsx';
import { OpeningWeek } from './opening-week.tsx';
import { PlaceAccess } from './place-access.tsx';
import { PlaceMapPane } from './place-map-pane.tsx';

/** Where, when and without which barriers: one block a place, or the districts of an actor without any. */
export function ActorPlaces({ actor }: { actor: Actor }) {
  const messages = useMessages();
  const districts = activeElsewhere(actor)
    .map(({ name }) => name)
    .join(', ');
  return (
    <>
      <ActorSection actor={actor} field="WHERE" title={messages.actorWhere}>
        {actor.places.length === 0 && <p>{messages.actorNoPlace}</p>}
        {actor.places.map((place) => (
          <PlaceAddress key={place.id} place={place} />
        ))}
        {districts && <p className={styles['minor']}>{messages.actorActiveIn(districts)}</p>}
        <PlaceMapPane actor={actor} />
      </ActorSection>
      {actor.places.length > 0 && (
        <>
          <ActorSection actor={actor} field="WHEN" title={messages.actorWhen}>
            {actor.places.map((place) => (
              <PlaceBlock key={place.id} place={place} named={actor.places.length > 1}>
                <OpeningWeek place={place} />
              </PlaceBlock>
            ))}
          </ActorSection>
          <ActorSection actor={actor} field="ACCESS" title={messages.actorAccess}>
            {actor.places.map((place) => (
              <PlaceBlock key={place.id} place={place} named={actor.places.length > 1}>
                <PlaceAccess access={place.access} />
              </PlaceBlock>
            ))}
          </ActorSection>
        </>
      )}
    </>
  );
}

/** Districts where it works, unless its places say as much. */
function activeElsewhere({ activeIn, places }: Actor): Actor['activeIn'] {
  const found = new Set(places.map(({ district }) => district?.id));
  return activeIn.some(({ id }) => !found.has(id)) ? activeIn : [];
}

function PlaceAddress({ place }: { place: ActorPlace }) {
  const messages = useMessages();
  const address = formatAddress(place);
  const route = routeHref(place);
  const geo = geoHref(place);
  return (
    <div className={styles['place']}>
      {(address ?? place.district) && (
        <p className={styles['address']}>{[address, place.district?.name].filter(Boolean).join(' · ')}</p>
      )}
      {!address && <p>{messages.actorPlaceUnknown}</p>}
      {address && place.publicAs === 'AREA' && <p className={styles['minor']}>{messages.actorPlaceArea}</p>}
      {place.notice && (
        <p className={styles['notice']}>
          <Info aria-hidden="true" size={20} /> {place.notice}
        </p>
      )}
      {route && geo && (
        <p className={styles['ways']}>
          <a href={route} rel="noreferrer">
            {messages.actorRoute}
          </a>
          <a href={geo} className={styles['app']}>
            {messages.actorTransit}
          </a>
        </p>
      )}
    </div>
  );
}

function PlaceBlock({ place, named, children }: { place: ActorPlace; named: boolean; children: ReactNode }) {
  return (
    <div className={styles['place']}>
      {named && <h3>{place.street ?? place.district?.name}</h3>}
      {children}
    </div>
  );
}
