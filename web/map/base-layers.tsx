import type { FeatureCollection } from 'geojson';
import { useEffect, useState } from 'react';
import { GeoJSON, Pane, useMap } from 'react-leaflet';
import type { MapBaseQuery } from '#web/gql/graphql.ts';
import styles from './base-layers.module.css';
import { FrameTileLayer } from './frame-tile-layer.ts';

type BaseLayersProps = { base: MapBaseQuery; emphasised?: readonly string[] };

/** What is drawn under the marks: tiles where there are any, the operator's own drawing, and always the districts. */
export function BaseLayers({ base: { directory, districts }, emphasised = [] }: BaseLayersProps) {
  return (
    <>
      {directory.tiles && <Tiles tiles={directory.tiles} frame={directory.frame} />}
      <Pane name="drawing" className={styles['drawingPane']}>
        {directory.overlay && <Drawing />}
      </Pane>
      <Pane name="districts" className={styles['districtPane']}>
        {topLevel(districts).map(({ id, outline }, index) => (
          <GeoJSON
            key={id}
            data={outline}
            interactive={false}
            style={{
              className: `${styles[`tint${index % 3}`]} ${emphasised.includes(id) ? styles['emphasised'] : ''}`,
            }}
          />
        ))}
      </Pane>
    </>
  );
}

/** Districts without the quarters below them, in the order of their tints. */
export const topLevel = (districts: MapBaseQuery['districts']): MapBaseQuery['districts'] =>
  districts.filter(({ parent }) => !parent);

type TilesProps = { tiles: NonNullable<MapBaseQuery['directory']['tiles']>; frame: MapBaseQuery['directory']['frame'] };

function Tiles({ tiles, frame }: TilesProps) {
  const map = useMap();
  useEffect(
    function showTiles() {
      const layer = new FrameTileLayer(tiles.path, {
        frame,
        minZoom: tiles.minZoom,
        maxNativeZoom: tiles.maxZoom,
        keepBuffer: 1,
      });
      layer.addTo(map);
      return function hideTiles() {
        layer.remove();
      };
    },
    [map, tiles, frame],
  );
  return null;
}

function Drawing() {
  const [drawing, setDrawing] = useState<FeatureCollection | null>(null);
  useEffect(function loadDrawing() {
    const leaving = new AbortController();
    fetch('/map/overlay.geojson', { signal: leaving.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then(setDrawing)
      .catch(() => undefined); // the districts are drawn without it
    return function stopLoading() {
      leaving.abort();
    };
  }, []);
  if (!drawing) return null;
  return (
    <GeoJSON
      data={drawing}
      interactive={false}
      filter={({ geometry }) => geometry.type !== 'Point' && geometry.type !== 'MultiPoint'}
      style={(feature) => ({ className: drawingStyle(feature?.properties?.['kind'], feature?.geometry.type) })}
    />
  );
}

const drawingStyles: Record<string, string | undefined> = {
  park: styles['green'],
  green: styles['green'],
  water: styles['water'],
  rail: styles['rail'],
  tram: styles['rail'],
  'railway-area': styles['railwayArea'],
  street: styles['street'],
  'quarter-border': styles['quarterBorder'],
};

function drawingStyle(kind: unknown, geometry: string | undefined): string {
  const plain = geometry?.includes('Polygon') ? styles['area'] : styles['line'];
  return drawingStyles[String(kind)] ?? plain ?? '';
}
