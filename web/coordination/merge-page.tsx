import { useNavigate, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { describeConfirmation } from '#web/directory/card-facts.ts';
import {
  DismissDuplicateDocument,
  type MergeableFieldsFragment,
  MergePageDocument,
  type MergePageQuery,
} from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { duplicatesPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import button from '#web/ui/button.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';
import { DuplicateReasons } from './duplicate-reasons.tsx';
import { MergeForm } from './merge-form.tsx';
import styles from './merge-page.module.css';
import worklist from './worklist-page.module.css';

type Pair = NonNullable<MergePageQuery['mergeablePair']>;

/** Two entries side by side: they become one, or it is remembered that they are two. */
export function MergePage() {
  const { slug = '', otherSlug = '' } = useParams();
  return <PairOf key={`${slug} ${otherSlug}`} slug={slug} otherSlug={otherSlug} />;
}

function PairOf({ slug, otherSlug }: { slug: string; otherSlug: string }) {
  const messages = useLateMessages();
  const [{ data, error }, ask] = useQuery({
    query: MergePageDocument,
    variables: { slug, otherSlug },
    requestPolicy: 'network-only',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { viewer, mergeablePair: pair } = data;
  if (viewer !== null && pair === null) return <NotFoundPage />;
  const [one, other] = pair?.entries ?? [];
  return (
    <CoordinatorPage title={messages.mergeTitle} viewer={viewer} isBelowDesk>
      {pair && one && other && (
        <>
          <Likeness pair={pair} entries={[one, other]} />
          <MergeForm entries={[one, other]} ending={pair.endingCooperations} />
        </>
      )}
    </CoordinatorPage>
  );
}

function Likeness({
  pair,
  entries,
}: {
  pair: Pair;
  entries: readonly [MergeableFieldsFragment, MergeableFieldsFragment];
}) {
  const messages = useLateMessages();
  const locale = useLocale();
  const navigate = useNavigate();
  const [{ fetching, error }, dismiss] = useMutation(DismissDuplicateDocument);
  const [one, other] = entries;
  return (
    <>
      {pair.score !== null && !pair.dismissed && <DuplicateReasons score={pair.score} reasons={pair.reasons} />}
      <ul className={styles['two']}>
        {entries.map((entry, position) => (
          <li key={entry.actor.id}>
            {position === 0 ? messages.mergeFirst : messages.mergeSecond}: <bdi>{entry.actor.name}</bdi>
            <p className={worklist['facts']}>
              {[
                describeConfirmation({ ...entry, isUnconfirmed: false }, { messages, locale }),
                messages.duplicateSource(entry.sources.join(', ')),
                ...(entry.actor.published ? [] : [messages.duplicateHidden]),
              ].join(' · ')}
            </p>
            <p className={worklist['facts']}>{messages.mergeBelongings(entry)}</p>
          </li>
        ))}
      </ul>
      {!pair.dismissed && (
        <div className={worklist['ways']}>
          <button type="button" className={button['secondary']} aria-disabled={fetching} onClick={sayTwo}>
            {messages.duplicateDismiss}
          </button>
          {error && <p role="alert">{messages.mergeFailed}</p>}
        </div>
      )}
    </>
  );

  async function sayTwo() {
    if (fetching) return;
    const { data } = await dismiss({ input: { actorId: one.actor.id, otherId: other.actor.id } });
    if (data === undefined) return;
    const done = messages.duplicateDismissed(one.actor.name, other.actor.name);
    navigate(duplicatesPath(locale), { state: { done } });
  }
}
