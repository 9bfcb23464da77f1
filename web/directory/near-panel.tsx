import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDistance } from '#web/i18n/format.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { changeFilters, defaultMetres, type Filters, formatFilters } from './filters.ts';
import styles from './near-panel.module.css';

const radii = [500, 1000, 2000, 5000];

type NearPanelProps = { filters: Filters; onNear: (near: NonNullable<Filters['near']>) => void };

/** "Near me": by a typed street, without JavaScript too, or by the device's position, asked for on tap only. */
export function NearPanel({ filters, onNear }: NearPanelProps) {
  const messages = useMessages();
  const [state, setState] = useState<'idle' | 'locating' | 'denied'>('idle');
  return (
    <fieldset className={styles['near']}>
      <legend>{messages.filterNear}</legend>
      {filters.near ? (
        <RadiusLinks filters={filters} near={filters.near} />
      ) : (
        <>
          <label className={styles['street']}>
            {messages.nearStreet}
            <input
              type="text"
              name="street"
              defaultValue={filters.street}
              maxLength={100}
              autoComplete="address-line1"
            />
          </label>
          <button type="submit" className={button['primary']}>
            {messages.filterApply}
          </button>
          <button type="button" className={`${button['secondary']} ${styles['locate']}`} onClick={locate}>
            <LocateFixed aria-hidden="true" size={20} /> {messages.nearUse}
          </button>
          <p className={styles['note']} role="status">
            {state === 'idle'
              ? messages.nearPrivacy
              : state === 'locating'
                ? messages.nearLocating
                : messages.nearDenied}
          </p>
        </>
      )}
    </fieldset>
  );

  function locate() {
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onNear({ latitude: coords.latitude, longitude: coords.longitude, metres: defaultMetres });
      },
      () => setState('denied'),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  }
}

function RadiusLinks({ filters, near }: { filters: Filters; near: NonNullable<Filters['near']> }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <>
      <p>{messages.nearDistance}</p>
      <ul className={styles['radii']}>
        {radii.map((metres) => (
          <li key={metres}>
            <Link
              className={button['secondary']}
              aria-current={metres === near.metres ? 'true' : undefined}
              to={directoryPath(locale, formatFilters(changeFilters(filters, { near: { ...near, metres } })))}
            >
              {formatDistance(locale, metres)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
