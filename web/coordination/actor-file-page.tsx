import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { type ActorFileFieldsFragment, ActorFilePageDocument } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath, editPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import button from '#web/ui/button.module.css';
import { formatPhone, phoneHref } from '#web/ui/phone.ts';
import styles from './actor-file-page.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';
import { FileContacts } from './file-contacts.tsx';
import { FileKeepers } from './file-keepers.tsx';
import { FileNotes } from './file-notes.tsx';

/** Everything known of an actor: who keeps its entry, who is to be reached there, what was said and what is to be done. */
export function ActorFilePage() {
  const { slug = '' } = useParams();
  return <FileOf key={slug} slug={slug} />;
}

function FileOf({ slug }: { slug: string }) {
  const messages = useLateMessages();
  const [changed, setChanged] = useState<ActorFileFieldsFragment | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: ActorFilePageDocument,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { viewer } = data;
  const file = changed ?? data.actorFile;
  if (viewer !== null && file === null) return <NotFoundPage />;
  return (
    <CoordinatorPage title={file?.actor.name ?? messages.desk} viewer={viewer} isBelowDesk>
      {file && (
        <>
          <Standing file={file} />
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <FileNotes key={file.actor.id} actorId={file.actor.id} notes={file.notes} onFile={setChanged} />
            </div>
            <div className={styles['column']}>
              <FileContacts key={file.actor.id} actorId={file.actor.id} contacts={file.contacts} onFile={setChanged} />
              <FileKeepers actorId={file.actor.id} keepers={file.keepers} onFile={setChanged} />
            </div>
          </div>
        </>
      )}
    </CoordinatorPage>
  );
}

function Standing({ file: { actor, confirmedAt, confirmedBy } }: { file: ActorFileFieldsFragment }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const confirmed =
    confirmedAt === null
      ? messages.neverConfirmed
      : messages.fileConfirmed(formatDate(locale, confirmedAt), confirmedBy ?? '');
  const ways = [
    actor.phone && { href: phoneHref(actor.phone.value), text: formatPhone(actor.phone.value) },
    actor.email && { href: `mailto:${actor.email.value}`, text: actor.email.value },
  ].filter((way) => way !== null);
  return (
    <>
      <p>{[messages.kind[actor.kind], actor.published ? confirmed : messages.editUnpublished].join(' · ')}</p>
      <div className={styles['ways']}>
        <Link className={button['secondary']} to={editPath(locale, actor.slug)}>
          {messages.accountEdit}
        </Link>
        {actor.published && <Link to={actorPath(locale, actor.slug)}>{messages.editSee}</Link>}
        {ways.map(({ href, text }) => (
          <a key={href} href={href}>
            {text}
          </a>
        ))}
      </div>
    </>
  );
}
