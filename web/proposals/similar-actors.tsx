import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { DuplicateReasons } from '#web/coordination/duplicate-reasons.tsx';
import { SimilarActorsDocument, type SimilarActorsQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath, claimPath, reportPath } from '#web/paths.ts';
import styles from './similar-actors.module.css';

/** Milliseconds without a key before somebody is looked for. */
const pause = 500;
/** Characters that say enough of a name. */
const shortest = 3;

/** What of the form is compared, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>;

/** While somebody types, no number and no mail address goes anywhere: a question is an address, which is kept in many places. */
export function typedOf(form: HTMLFormElement): Typed {
  const given = new FormData(form);
  return Object.fromEntries(
    ['name', 'street', 'postalCode', 'website'].map((name) => [name, String(given.get(name) ?? '')]),
  );
}

/**
 * Entries that what is typed is probably the same as: is it one of these? Their pages open beside the form: who came back to a form
 * that was refused would find an empty one, because the router's `replaceState` takes from the browser what was sent.
 */
export function SimilarActors({ typed }: { typed: Typed }) {
  const messages = useLateMessages();
  const like = likeOf(useRested(typed));
  const [{ data }] = useQuery({
    query: SimilarActorsDocument,
    variables: { like },
    pause: like.name.trim().length < shortest,
  });
  const isAsked = like.name.trim().length >= shortest;
  const found = (isAsked ? (data?.similarActors ?? []) : []).flatMap(({ actor, ...why }) =>
    actor ? [{ actor, ...why }] : [],
  );
  return (
    <section
      id="proposal-similar"
      className={styles['similar']}
      aria-live="polite"
      aria-label={messages.proposalSimilar}
    >
      {found.length > 0 && (
        <>
          <p className={styles['lead']}>{messages.proposalSimilar}</p>
          <ul>
            {found.map((one) => (
              <Similar key={one.actor.id} one={one} />
            ))}
          </ul>
          <p>{messages.proposalSimilarNone}</p>
        </>
      )}
    </section>
  );
}

type Found = SimilarActorsQuery['similarActors'][number];

function Similar({ one: { actor, score, reasons } }: { one: Found & { actor: NonNullable<Found['actor']> } }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug, name, kind, district, mainPlace } = actor;
  const facts = [messages.kind[kind], mainPlace?.street, district?.name].filter(Boolean).join(' · ');
  return (
    <li>
      <a className={styles['name']} href={actorPath(locale, slug)} target="_blank" rel="noopener">
        <bdi>{name}</bdi>
      </a>
      <p>{facts}</p>
      <DuplicateReasons score={score} reasons={reasons} />
      <p className={styles['ways']}>
        <a href={claimPath(locale, slug)} target="_blank" rel="noopener">
          {messages.proposalClaim(name)}
        </a>
        <a href={reportPath(locale, slug)} target="_blank" rel="noopener nofollow">
          {messages.proposalReport(name)}
        </a>
      </p>
    </li>
  );
}

function likeOf({ name = '', street = '', postalCode = '', phone = '', email = '', website = '' }: Typed) {
  return { name, street, postalCode, phone, email, website };
}

/** What was typed last, once nothing more is typed for a moment. */
function useRested(typed: Typed): Typed {
  const [rested, setRested] = useState(typed);
  useEffect(
    function waitForRest() {
      const timer = setTimeout(() => setRested(typed), pause);
      return function typeOn() {
        clearTimeout(timer);
      };
    },
    [typed],
  );
  return rested;
}
