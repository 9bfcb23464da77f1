import { useMessages } from '#web/i18n/locale.tsx';
import type { Draft } from './draft.ts';
import { TextField } from './edit-fields.tsx';
import styles from './edit-form.module.css';

type PlaceDraft = Draft['places'][number];

interface EditPlacesProps {
  places: Draft['places'];
  /** what stands above each place, by its id */
  streets: ReadonlyMap<string, string | null>;
  problem: (...path: string[]) => string | undefined;
  onChange: (places: Draft['places']) => void;
}

/** What changes at the places of an entry: when they are open, and what holds for a while. */
export function EditPlaces({ places, streets, problem, onChange }: EditPlacesProps) {
  const messages = useMessages();
  return places.map((place, index) => {
    const name = streets.get(place.id) ?? messages.editPlaceWithoutStreet;
    const path = ['places', String(index)];
    const field = (key: keyof PlaceDraft) => ({
      id: [...path, key].join('.'),
      value: place[key],
      problem: problem(...path, key),
      onChange: (value: string) => onChange(places.with(index, { ...place, [key]: value })),
    });
    return (
      <fieldset key={place.id} className={styles['place']}>
        <legend>{name}</legend>
        <TextField label={messages.editHours} hint={messages.editHoursHint} {...field('openingHours')} />
        <TextField label={messages.editNotice} hint={messages.editNoticeHint} {...field('notice')} />
        <div className={styles['days']}>
          <TextField type="date" label={messages.editNoticeFrom} {...field('noticeFrom')} />
          <TextField type="date" label={messages.editNoticeUntil} {...field('noticeUntil')} />
        </div>
      </fieldset>
    );
  });
}
