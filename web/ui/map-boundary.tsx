import { Component, type ReactNode } from 'react';

type MapBoundaryProps = { fallback: ReactNode; children: ReactNode };

/** A map that cannot come, offline or in an old browser, takes nothing else of the page with it. */
export class MapBoundary extends Component<MapBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
