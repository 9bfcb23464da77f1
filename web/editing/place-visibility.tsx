import type { PlaceVisibility } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { CheckBox, Choice } from '#web/ui/form-fields.tsx';
import type { Draft } from './draft.ts';
import styles from './edit-places.module.css';
import type { NamedField } from './edit-section.tsx';
import type { PlaceDraft } from './place-draft.ts';

const visibilities: readonly PlaceVisibility[] = ['EXACT', 'AREA', 'DISTRICT', 'HIDDEN'];

interface PlaceVisibilityProps {
  place: PlaceDraft;
  kind: Draft['kind'];
  /** name of the district in which it lies; null: in none that is known */
  district: string | null;
  named: NamedField;
  onChange: (change: Partial<PlaceDraft>) => void;
}

/** How precisely residents may see where it is; of somebody's home exactly only if that person agrees. */
export function PlaceVisibilityChoice({ place, kind, district, named, onChange }: PlaceVisibilityProps) {
  const messages = useLateMessages();
  const { location, publicAs } = place;
  const isHome = location.personal === true;
  const home = location.personal === null ? null : isHome ? 'yes' : 'no';
  return (
    <>
      {(kind === 'INITIATIVE' || isHome) && (
        <Choice
          legend={messages.placeHome}
          hint={messages.placeHomeHint}
          choices={[
            { value: 'no', label: messages.placeHomeNo },
            { value: 'yes', label: messages.placeHomeYes },
          ]}
          selected={home}
          onChange={(said) => answer(said === 'yes')}
          {...named('personal')}
        />
      )}
      <Choice
        legend={messages.placePublic}
        choices={visibilities.map((value) => ({
          value,
          label: messages.placePublicAs[value],
          description: messages.placePublicAsMeans[value],
        }))}
        selected={publicAs}
        onChange={(chosen) => onChange({ publicAs: chosen })}
        {...named('publicAs')}
      />
      {isHome && publicAs === 'EXACT' && (
        <CheckBox
          checked={location.consented}
          onChange={(consented) => onChange({ location: { ...location, consented } })}
        >
          {messages.placeConsent}
        </CheckBox>
      )}
      <p className={styles['seen']}>
        <strong>{messages.placeSeen}</strong> {seenWords()}
      </p>
    </>
  );

  /** Where somebody lives is not shown exactly, unless that is chosen again. */
  function answer(personal: boolean) {
    const isShown = personal && publicAs === 'EXACT';
    onChange({ location: { ...location, personal, consented: false }, ...(isShown && { publicAs: 'AREA' }) });
  }

  function seenWords(): string {
    const { street, postalCode, city, point } = location;
    const town = [city, district].filter(Boolean).join(' · ') || messages.placeSeenNothing;
    if (publicAs === 'HIDDEN') return messages.actorPlaceUnknown;
    if (publicAs === 'DISTRICT') return town;
    if (publicAs === 'AREA') return `${town}. ${point ? messages.placeSeenArea : messages.placeSeenNoMap}`;
    const address = [street.trim(), `${postalCode} ${city}`.trim()].filter(Boolean).join(', ');
    const all = [address, district].filter(Boolean).join(' · ') || messages.placeSeenNothing;
    return `${all}. ${point ? messages.placeSeenPin : messages.placeSeenNoMap}`;
  }
}
