import { Mail, Phone } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CallEntryFragment } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale, useRenderedAt } from '#web/i18n/locale.tsx';
import { contentLanguage, editPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { formatPhone, phoneHref } from '#web/ui/phone.ts';
import { ArchiveForm, RecordForm } from './call-forms.tsx';
import styles from './calls-page.module.css';
import { RestoreButton } from './restore-button.tsx';

interface CallItemProps {
  call: CallEntryFragment;
  onDone: (isDone: boolean) => void;
  /** somebody has changed the entry meanwhile */
  onStale: () => void;
}

type State =
  | { kind: 'open'; form: 'record' | 'archive' | null }
  | { kind: 'confirmed' }
  | { kind: 'archived'; version: number }
  | { kind: 'restored' };

const dayInMilliseconds = 86_400_000;

/** Whom to call, what to read out, and what came of it. */
export function CallItem({ call, onDone, onStale }: CallItemProps) {
  const messages = useLateMessages();
  const [state, setState] = useState<State>({ kind: 'open', form: null });
  const { id, name } = call;
  const done = (next: State) => {
    setState(next);
    onDone(true);
  };
  const restored = () => {
    setState({ kind: 'restored' });
    onDone(false);
  };
  if (state.kind !== 'open') {
    const said = { confirmed: messages.callDone, archived: messages.callArchived, restored: messages.callRestored };
    return (
      <li data-call={id} className={styles['done']}>
        <p>{said[state.kind](name)}</p>
        {state.kind === 'archived' && (
          <RestoreButton entry={{ id, name, version: state.version }} onRestored={restored} />
        )}
      </li>
    );
  }
  const close = () => setState({ kind: 'open', form: null });
  return (
    <li data-call={id} className={styles['call']}>
      <CallFacts call={call} />
      {state.form === null && <CallWays call={call} onForm={(form) => setState({ kind: 'open', form })} />}
      {state.form === 'record' && (
        <RecordForm call={call} onDone={() => done({ kind: 'confirmed' })} onCancel={close} onStale={onStale} />
      )}
      {state.form === 'archive' && (
        <ArchiveForm
          call={call}
          onDone={(version) => done({ kind: 'archived', version })}
          onCancel={close}
          onStale={onStale}
        />
      )}
    </li>
  );
}

function CallFacts({ call }: { call: CallEntryFragment }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const days = Math.floor((useRenderedAt().getTime() - Date.parse(call.since)) / dayInMilliseconds);
  const { name, reason, phones, emails, website, places, confirmedAt, confirmedBy, confirmedVia } = call;
  const who = confirmedBy ?? (confirmedVia === null ? '' : messages.confirmedVia[confirmedVia]);
  return (
    <>
      <div>
        <h2 lang={contentLanguage}>
          <bdi>{name}</bdi>
        </h2>
        <p>
          <strong>{messages.callReason[reason]}</strong>, {days > 0 ? messages.callSince(days) : messages.callToday}
        </p>
        <p className={styles['minor']}>
          {confirmedAt === null
            ? messages.neverConfirmed
            : messages.callConfirmed(formatDate(locale, confirmedAt), who)}
        </p>
      </div>
      <p className={styles['ways']}>
        {phones.map((phone) => (
          <a
            key={phone}
            className={button['primary']}
            href={phoneHref(phone)}
            aria-label={messages.callOf(name, formatPhone(phone))}
          >
            <Phone aria-hidden="true" size={20} /> {formatPhone(phone)}
          </a>
        ))}
        {phones.length === 0 && <span>{messages.callNoPhone}</span>}
        {emails.map((email) => (
          <a key={email} className={button['quiet']} href={`mailto:${email}`}>
            <Mail aria-hidden="true" size={20} />{' '}
            <span>
              {email.split('@')[0]}
              <wbr />@{email.split('@')[1]}
            </span>
          </a>
        ))}
      </p>
      <ul className={styles['entry']}>
        {places.map(({ address, openingHours }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no id here, and never move
          <li key={index}>
            {[address ?? messages.editPlaceWithoutStreet, openingHours.join('; ') || messages.hoursUnknown].join(' · ')}
          </li>
        ))}
        {places.length === 0 && <li>{messages.actorNoPlace}</li>}
        {website && <li>{website}</li>}
      </ul>
    </>
  );
}

function CallWays({ call, onForm }: { call: CallEntryFragment; onForm: (form: 'record' | 'archive') => void }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { name, slug } = call;
  return (
    <p className={styles['ways']}>
      <button
        type="button"
        className={button['secondary']}
        aria-label={messages.callYesOf(name)}
        onClick={() => onForm('record')}
      >
        {messages.callYes}
      </button>
      <Link className={button['secondary']} to={editPath(locale, slug)} aria-label={messages.editOf(name)}>
        {messages.accountEdit}
      </Link>
      <button
        type="button"
        className={button['secondary']}
        aria-label={messages.callGoneOf(name)}
        onClick={() => onForm('archive')}
      >
        {messages.callGone}
      </button>
    </p>
  );
}
