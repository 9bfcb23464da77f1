import { Globe, Mail, Phone } from 'lucide-react';
import { useMessages } from '#web/i18n/locale.tsx';
import { formatPhone, phoneHref } from '#web/ui/phone.ts';
import styles from './actor-contact.module.css';
import type { Actor } from './actor-facts.ts';
import { ActorSection } from './actor-section.tsx';

/** Call, write, look: large targets, each with what it leads to. */
export function ActorContact({ actor }: { actor: Actor }) {
  const messages = useMessages();
  if (!actor.phone && !actor.email && !actor.website && actor.links.length === 0) return null;
  return (
    <ActorSection actor={actor} field="REACH" title={messages.actorContact}>
      <ul className={styles['ways']}>
        {actor.phone && (
          <li>
            <a href={phoneHref(actor.phone)}>
              <Phone aria-hidden="true" /> <span>{messages.actorCall}</span> <b>{formatPhone(actor.phone)}</b>
            </a>
          </li>
        )}
        {actor.email && (
          <li>
            <a href={`mailto:${actor.email}`}>
              <Mail aria-hidden="true" /> <span>{messages.actorWrite}</span> <b>{breakable(actor.email)}</b>
            </a>
          </li>
        )}
        {actor.website && (
          <li>
            <a href={actor.website} rel="noreferrer">
              <Globe aria-hidden="true" /> <span>{messages.actorWebsite}</span> <b>{shortUrl(actor.website)}</b>
            </a>
          </li>
        )}
        {actor.links.map(({ label, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer">
              <Globe aria-hidden="true" /> <span>{label}</span> <b>{shortUrl(url)}</b>
            </a>
          </li>
        ))}
      </ul>
    </ActorSection>
  );
}

/** A long address breaks at its sign before it breaks in a word. */
function breakable(email: string) {
  const [name, ...host] = email.split('@');
  return (
    <>
      {name}
      <wbr />@{host.join('@')}
    </>
  );
}

const shortUrl = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
