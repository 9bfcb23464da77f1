import { Link } from 'react-router';
import { useQuery } from 'urql';
import { type ActorFilter, MapStackDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorPath, contentLanguage } from '#web/paths.ts';
import { KindMark } from '#web/ui/kind-mark.tsx';
import { MapCard } from './map-card.tsx';
import { boundsOf, type Cluster } from './map-features.ts';
import styles from './stack-card.module.css';

type StackCardProps = {
  cluster: Cluster;
  filter: ActorFilter;
  onShown: (height: number) => void;
  onClose: () => void;
};

/** Places that no zoom tells apart, such as a house with several associations: fanned out into a list. */
export function StackCard({ cluster, filter, ...card }: StackCardProps) {
  const messages = useMessages();
  const locale = useLocale();
  const [{ data, error }] = useQuery({
    query: MapStackDocument,
    variables: { filter: { ...filter, within: boundsOf(cluster) } },
  });
  const more = data ? data.actors.totalCount - data.actors.nodes.length : 0;
  return (
    <MapCard {...card} title={messages.mapStackTitle(cluster.count)} ready={data !== undefined} takesFocus>
      {!data && <p>{error ? messages.errorTitle : messages.loading}</p>}
      <ul className={styles['actors']}>
        {data?.actors.nodes.map(({ slug, kind, name, topics }) => (
          <li key={slug}>
            <Link to={actorPath(locale, slug)}>
              <KindMark kind={kind} icon={topics[0]?.icon} size={32} />
              <span>
                <bdi lang={contentLanguage}>{name}</bdi> <span className={styles['kind']}>{messages.kind[kind]}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{messages.mapStackMore(more)}</p>}
    </MapCard>
  );
}
