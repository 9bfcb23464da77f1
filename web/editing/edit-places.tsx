import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { TextField } from '#web/ui/form-fields.tsx';
import type { NoticeDraft, PlaceDraft } from './draft.ts';
import styles from './edit-form.module.css';
import { type DraftProps, EditSection } from './edit-section.tsx';
import { HoursEditor } from './hours-editor.tsx';

/** What changes at the places of an entry: when they are open, and what holds for a while. */
export function EditPlaces({ entry, draft, problem, onChange }: DraftProps & { entry: EditableEntryFragment }) {
  const messages = useLateMessages();
  const { places } = draft;
  return (
    <EditSection id="places" title={messages.editPlacesTitle}>
      {places.length === 0 && <p>{messages.editNoPlaces}</p>}
      {places.map((place, index) => {
        const street = entry.places.find(({ id }) => id === place.id)?.street;
        const change = (changed: Partial<PlaceDraft>) =>
          onChange({ places: places.with(index, { ...place, ...changed }) });
        const named = (key: string) => ({
          id: `places.${index}.${key}`,
          problem: problem('places', String(index), key),
        });
        const notice = (key: keyof NoticeDraft) => ({
          value: place.notice[key],
          onChange: (value: string) => change({ notice: { ...place.notice, [key]: value } }),
        });
        return (
          <fieldset key={place.id} className={styles['place']}>
            <legend>{street ?? messages.editPlaceWithoutStreet}</legend>
            <HoursEditor
              value={place.openingHours}
              onChange={(openingHours) => change({ openingHours })}
              {...named('openingHours')}
            />
            <TextField
              label={messages.editNotice}
              hint={messages.editNoticeHint}
              {...named('notice')}
              {...notice('text')}
            />
            <div className={styles['days']}>
              <TextField type="date" label={messages.editNoticeFrom} {...named('noticeFrom')} {...notice('from')} />
              <TextField type="date" label={messages.editNoticeUntil} {...named('noticeUntil')} {...notice('until')} />
            </div>
          </fieldset>
        );
      })}
    </EditSection>
  );
}
