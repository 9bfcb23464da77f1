import { useState } from 'react';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { TextField } from '#web/ui/form-fields.tsx';
import type { SuggestedAddress } from './address-combobox.tsx';
import { AddressField } from './address-field.tsx';
import styles from './edit-places.module.css';
import type { NamedField } from './edit-section.tsx';
import type { PlaceDistrict } from './place-district.ts';
import type { LocationDraft } from './place-draft.ts';
import { PlacePin } from './place-pin.tsx';

interface PlaceLocationProps {
  location: LocationDraft;
  /** as the server has it; null: it is a new place */
  saved: EditableEntryFragment['places'][number] | null;
  district: PlaceDistrict;
  named: NamedField;
  onChange: (location: LocationDraft) => void;
}

/** Address and pin. Whoever chooses an address of the register needs no map, and is told at once where that lies. */
export function PlaceLocation({ location, saved, district, named, onChange }: PlaceLocationProps) {
  const messages = useLateMessages();
  const { street, postalCode, city, point } = location;
  /** whether the register knew only where a neighbouring house stands */
  const [isApproximate, setApproximate] = useState(false);
  // whoever agreed did so for one address: another one asks anew
  const change = (changed: Partial<LocationDraft>) => onChange({ ...location, consented: false, ...changed });
  const isPinOld = saved !== null && street !== (saved.street ?? '') && point !== null && isSamePoint(point, saved);
  return (
    <>
      <div className={styles['address']}>
        <AddressField
          label={messages.placeStreet}
          hint={messages.placeStreetHint}
          value={street}
          onChange={(typed) => change({ street: typed })}
          onChoose={choose}
          {...named('street')}
        />
        <div className={styles['row']}>
          <TextField
            label={messages.placePostalCode}
            inputMode="numeric"
            value={postalCode}
            onChange={(typed) => change({ postalCode: typed })}
            {...named('postalCode')}
          />
          <TextField
            label={messages.placeCity}
            value={city}
            onChange={(typed) => change({ city: typed })}
            {...named('city')}
          />
        </div>
        <p className={styles['district']} role="status">
          {districtWords()}
        </p>
        {isPinOld && <p className={styles['doubt']}>{messages.placePinOld}</p>}
        {isApproximate && <p className={styles['doubt']}>{messages.placePinNeighbour}</p>}
      </div>
      <PlacePin
        point={point}
        district={typeof district === 'object' ? district.id : null}
        named={named}
        onChange={(moved) => {
          setApproximate(false);
          change({ point: moved });
        }}
      />
    </>
  );

  function choose(address: SuggestedAddress) {
    const { latitude, longitude } = address;
    setApproximate(address.approximate);
    change({
      street: address.street,
      postalCode: address.postalCode ?? postalCode,
      city: address.city ?? city,
      point: latitude == null || longitude == null ? null : { latitude, longitude },
    });
  }

  function districtWords(): string {
    if (typeof district === 'object') return messages.placeLiesIn(district.name);
    if (district === 'unknown') return '';
    return point === null ? messages.placeNotLocated : messages.placeOutside;
  }
}

function isSamePoint(
  point: NonNullable<LocationDraft['point']>,
  saved: NonNullable<PlaceLocationProps['saved']>,
): boolean {
  return point.latitude === saved.latitude && point.longitude === saved.longitude;
}
