import { memo } from 'react';
import { type Cluster, type Feature, featureId, isPin, type Pin } from './map-features.ts';
import { ClusterMark, PinMark } from './map-mark.tsx';

type MapMarksProps = {
  features: readonly Feature[];
  highlighted: string | null;
  selected: string | null;
  onOpenPin: (pin: Pin) => void;
  onOpenCluster: (cluster: Cluster) => void;
  onHighlight: (slug: string | null) => void;
};

/** Every pin and cluster; only those that change are drawn anew while the pointer wanders. */
export function MapMarks({ features, highlighted, selected, onOpenPin, onOpenCluster, onHighlight }: MapMarksProps) {
  return features.map((feature) =>
    isPin(feature) ? (
      <Mark
        key={featureId(feature)}
        pin={feature}
        state={stateOf(feature.actor.slug)}
        onOpen={onOpenPin}
        onHighlight={onHighlight}
      />
    ) : (
      <Badge key={featureId(feature)} cluster={feature} onOpen={onOpenCluster} />
    ),
  );

  function stateOf(slug: string): 'plain' | 'highlighted' | 'selected' {
    if (slug === selected) return 'selected';
    return slug === highlighted ? 'highlighted' : 'plain';
  }
}

const Mark = memo(PinMark);
const Badge = memo(ClusterMark);
