import type { ConfirmationEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { contentLanguage } from '#web/paths.ts';
import { formatPhone } from '#web/ui/phone.ts';
import styles from './confirmation-page.module.css';

/** What residents read of an entry, in brief; what is missing is said, as that may be what has to be changed. */
export function EntryFacts({ actor }: { actor: ConfirmationEntryFragment }) {
  const messages = useLateMessages();
  const { name, summary, places, phone, email, website } = actor;
  return (
    <section className={styles['entry']} aria-label={name}>
      <h2 lang={contentLanguage}>
        <bdi>{name}</bdi>
      </h2>
      {summary && <p lang={contentLanguage}>{summary}</p>}
      <dl className={styles['facts']}>
        {places.map((place) => (
          <PlaceFacts key={place.id} place={place} />
        ))}
        {places.length === 0 && <Fact label={messages.actorWhere} value={messages.actorNoPlace} />}
        <Fact label={messages.editField.phone} value={phone && formatPhone(phone)} />
        <Fact label={messages.editField.email} value={email} />
        <Fact label={messages.editField.website} value={website} />
      </dl>
    </section>
  );
}

function PlaceFacts({ place }: { place: ConfirmationEntryFragment['places'][number] }) {
  const messages = useLateMessages();
  const town = [place.postalCode, place.city].filter(Boolean).join(' ');
  const address = place.street === null ? null : [place.street, town].filter(Boolean).join(', ');
  return (
    <>
      <Fact
        label={messages.actorWhere}
        value={address ?? [place.district?.name, messages.actorPlaceUnknown].filter(Boolean).join('. ')}
      />
      <Fact label={messages.confirmHours} value={place.openingHoursText.join('\n') || null} />
      {place.notice && <Fact label={messages.confirmNotice} value={place.notice} />}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string | null }) {
  const messages = useLateMessages();
  return (
    <div>
      <dt>{label}</dt>
      {value === null ? <dd className={styles['missing']}>{messages.confirmMissing}</dd> : <dd>{value}</dd>}
    </div>
  );
}
