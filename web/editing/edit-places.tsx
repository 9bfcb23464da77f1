import { useEffect, useRef, useState } from 'react';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { EditPlace } from './edit-place.tsx';
import styles from './edit-places.module.css';
import { type DraftProps, EditSection } from './edit-section.tsx';
import { newPlaceDraft, type PlaceDraft } from './place-draft.ts';

/** Where an entry is found, and when: its places, one of them open at a time; none is fine too. */
export function EditPlaces({ entry, draft, problem, onChange }: DraftProps & { entry: EditableEntryFragment }) {
  const messages = useLateMessages();
  const { places } = draft;
  const [openId, setOpenId] = useState<string | null>(places[0]?.id ?? null);
  const [removed, setRemoved] = useState<{ place: PlaceDraft; index: number } | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const section = useRef<HTMLDivElement>(null);
  const added = useRef<string | null>(null);
  useEffect(
    function goToNewPlace() {
      if (added.current !== openId) return;
      added.current = null;
      section.current?.querySelector<HTMLInputElement>('details[open] input')?.focus();
    },
    [openId],
  );
  return (
    <EditSection id="places" title={messages.editPlacesTitle}>
      <div ref={section} className={styles['places']}>
        {places.length === 0 && <p>{messages.placeNone}</p>}
        {places.map((place, index) => (
          <EditPlace
            key={place.id}
            place={place}
            index={index}
            kind={draft.kind}
            saved={entry.places.find(({ id }) => id === place.id) ?? null}
            isOpen={openId === place.id}
            isAlone={places.length === 1}
            problem={(field) => problem('places', String(index), field)}
            onOpen={(isOpen) => setOpenId((now) => (isOpen ? place.id : now === place.id ? null : now))}
            onChange={(changed) => onChange({ places: places.with(index, { ...place, ...changed }) })}
            onFirst={() => onChange({ places: [place, ...places.toSpliced(index, 1)] })}
            onRemove={() => remove(place, index)}
          />
        ))}
        <p role="status">{removed && messages.placeRemoved(nameOf(removed.place))}</p>
        <p className={styles['ways']}>
          {removed && (
            <button type="button" className={button['secondary']} onClick={() => bringBack(removed)}>
              {messages.placeBringBack}
            </button>
          )}
          <button ref={addButton} type="button" className={button['secondary']} onClick={add}>
            {places.length === 0 ? messages.placeAdd : messages.placeAddMore}
          </button>
        </p>
      </div>
    </EditSection>
  );

  function nameOf({ location }: PlaceDraft): string {
    return location.street || messages.editPlaceWithoutStreet;
  }

  function add() {
    // an initiative has no office: it says itself whether somebody lives there
    const place = newPlaceDraft(places[0]?.location.city ?? '', draft.kind === 'INITIATIVE' ? null : false);
    onChange({ places: [...places, place] });
    setRemoved(null);
    setOpenId(place.id);
    added.current = place.id;
  }

  function remove(place: PlaceDraft, index: number) {
    onChange({ places: places.toSpliced(index, 1) });
    setRemoved({ place, index });
    addButton.current?.focus();
  }

  function bringBack({ place, index }: { place: PlaceDraft; index: number }) {
    onChange({ places: places.toSpliced(index, 0, place) });
    setRemoved(null);
    setOpenId(place.id);
    added.current = place.id;
  }
}
