import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { productRoot, runProductCommand } from './product.ts';

interface Outline {
  properties: { BZR_ID: string };
  geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] };
}

const quarters = path.join(productRoot, '../shared/data/load/berlin-plr-2021-simple.geojson');

/** Gives the product below `folder` the 143 districts of Berlin, each made of its quarters, and the 542 quarters. */
export async function importBerlin(folder: string, environment: Record<string, string>): Promise<void> {
  const file = path.join(folder, 'districts.geojson');
  writeFileSync(file, JSON.stringify(districtsOf(JSON.parse(readFileSync(quarters, 'utf8')).features)));
  for (const outlines of [file, quarters]) {
    await runProductCommand('districts/district.command', ['import', outlines], { folder, environment });
  }
}

function districtsOf(outlines: readonly Outline[]) {
  const districts = Map.groupBy(outlines, ({ properties }) => properties.BZR_ID);
  return {
    type: 'FeatureCollection',
    features: [...districts].map(([id, parts]) => ({
      type: 'Feature',
      properties: { BZR_ID: id, BZR_NAME: `Bezirksregion ${id}` },
      geometry: { type: 'MultiPolygon', coordinates: parts.flatMap(({ geometry }) => polygonsOf(geometry)) },
    })),
  };
}

function polygonsOf({ type, coordinates }: Outline['geometry']): number[][][][] {
  return type === 'Polygon' ? [coordinates] : coordinates;
}
