import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { ActorPageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorPath, patterns } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { Moved } from '#web/shell/moved.tsx';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import { ActorEntry } from './actor-entry.tsx';
import type { Actor } from './actor-facts.ts';
import { actorJsonLd } from './actor-json-ld.ts';

/** One actor; an address it had before leads to its present one. */
export function ActorPage() {
  const messages = useMessages();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: ActorPageDocument, variables: { slug } });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (fetching) return <p role="status">{messages.loading}</p>;
  if (!data?.actor) return <NotFoundPage />;
  if (data.actor.slug !== slug) return <Moved to={actorPath(locale, data.actor.slug)} />;
  return <FoundActor actor={data.actor} />;
}

function FoundActor({ actor }: { actor: Actor }) {
  const locale = useLocale();
  const canonical = patterns.actor.replace(':slug', encodeURIComponent(actor.slug));
  usePageHead({
    title: usePageTitle(actor.name),
    description: actor.summary,
    canonical,
    jsonLd: (origin) => actorJsonLd(actor, origin + actorPath(locale, actor.slug)),
  });
  return <ActorEntry actor={actor} />;
}
