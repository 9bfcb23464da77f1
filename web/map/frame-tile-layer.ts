import { type Coords, CRS, type DoneCallback, latLng, TileLayer, type TileLayerOptions } from 'leaflet';
import type { MapBaseQuery } from '#web/gql/graphql.ts';

type Frame = MapBaseQuery['directory']['frame'];
type FrameTileOptions = TileLayerOptions & { frame: Frame };

const tileSize = 256;

/**
 * Tiles of the operator's frame and the ring of tiles around it, which is all that our server hands on: what lies beyond
 * is never asked for, so that the browser has no failed request to complain about.
 */
export class FrameTileLayer extends TileLayer {
  readonly #frame: Frame;

  constructor(path: string, { frame, ...options }: FrameTileOptions) {
    super(path, options);
    this.#frame = frame;
  }

  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    if (isNearFrame(coords, this.#frame)) return super.createTile(coords, done);
    const blank = document.createElement('div');
    queueMicrotask(() => done(undefined, blank));
    return blank;
  }
}

function isNearFrame({ x, y, z }: Coords, frame: Frame): boolean {
  const first = tileAt(frame.north, frame.west, z);
  const last = tileAt(frame.south, frame.east, z);
  return x >= first.x - 1 && x <= last.x + 1 && y >= first.y - 1 && y <= last.y + 1;
}

const tileAt = (latitude: number, longitude: number, zoom: number) =>
  CRS.EPSG3857.latLngToPoint(latLng(latitude, longitude), zoom).divideBy(tileSize).floor();
