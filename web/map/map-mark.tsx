import { useMemo } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import { KindMark } from '#web/ui/kind-mark.tsx';
import { Anchored } from './anchored.tsx';
import { type Cluster, featureId, isStack, type Pin } from './map-features.ts';
import styles from './map-mark.module.css';

type PinMarkProps = {
  pin: Pin;
  state: 'plain' | 'highlighted' | 'selected';
  onOpen: (pin: Pin) => void;
  onHighlight: (slug: string | null) => void;
};

/** One place: the same mark as in the list, with a ring while it is pointed at there or chosen here. */
export function PinMark({ pin, state, onOpen, onHighlight }: PinMarkProps) {
  const messages = useMessages();
  const { slug, name, kind, topics } = pin.actor;
  const eventHandlers = useMemo(
    () => ({
      click: () => onOpen(pin),
      mouseover: () => onHighlight(slug),
      mouseout: () => onHighlight(null),
    }),
    [pin, slug, onOpen, onHighlight],
  );
  return (
    <Anchored {...pin} size={44} raised={state !== 'plain'} eventHandlers={eventHandlers}>
      <button
        type="button"
        tabIndex={-1}
        data-feature={featureId(pin)}
        className={state === 'plain' ? styles['pin'] : styles['ringed']}
        aria-label={messages.mapPin(name, messages.kind[kind])}
        aria-expanded={state === 'selected'}
        onFocus={() => onHighlight(slug)}
        onBlur={() => onHighlight(null)}
      >
        <KindMark kind={kind} icon={topics[0]?.icon} size={32} />
      </button>
    </Anchored>
  );
}

type ClusterMarkProps = { cluster: Cluster; onOpen: (cluster: Cluster) => void };

/** Several places: their number, and what opening it does. */
export function ClusterMark({ cluster, onOpen }: ClusterMarkProps) {
  const messages = useMessages();
  const { count } = cluster;
  const eventHandlers = useMemo(() => ({ click: () => onOpen(cluster) }), [cluster, onOpen]);
  const label = isStack(cluster) ? messages.mapStack(count) : messages.mapCluster(count);
  return (
    <Anchored {...cluster} size={count < 10 ? 44 : 52} eventHandlers={eventHandlers}>
      <button
        type="button"
        tabIndex={-1}
        data-feature={featureId(cluster)}
        className={count < 10 ? styles['cluster'] : styles['crowd']}
        aria-label={label}
      >
        {count}
      </button>
    </Anchored>
  );
}
