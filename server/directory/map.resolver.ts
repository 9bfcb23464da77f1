import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { ActorFilter, Viewport } from './filter.input.ts';
import { selectRows } from './filter.model.ts';
import { loadDirectoryFilter } from './filter.service.ts';
import { countMap, listSquares, type MapSquare, squareShift } from './map.model.ts';
import { findPlacesByNumber, type NumberedPlace } from './map.queries.ts';
import { type MapCluster, type MapPin, MapView } from './map.type.ts';

@Resolver(() => MapView)
export class MapResolver {
  @Query(() => MapView, { description: 'The matching places as a map shows them.' })
  async map(
    @Arg('filter', () => ActorFilter, { nullable: true, description: 'Which actors.' }) filter: ActorFilter | null,
    @Arg('viewport', () => Viewport, { description: 'The part of the map that is seen.' }) viewport: Viewport,
    @Arg('zoom', () => Int, { description: 'Zoom level of tiles of 256 px, 0 to 24.' }) zoom: number,
    @Ctx() context: Context,
  ): Promise<MapView> {
    if (viewport.south > viewport.north) {
      throw new AppError(
        'BAD_USER_INPUT',
        'The southern edge of the viewport lies north of its northern edge: swap them.',
      );
    }
    if (zoom < 0 || zoom > 24) throw new AppError('BAD_USER_INPUT', 'A zoom lies between 0 and 24.');
    const directoryFilter = await loadDirectoryFilter(context, filter);
    const shift = squareShift(viewport, zoom);
    const selected = selectRows(await context.catalogue(), directoryFilter);
    const squares = listSquares(selected, { viewport, shift });
    const alone = squares.filter(({ count }) => count === 1).map(({ no }) => no);
    const pins = new Map((await findPlacesByNumber(context.db, alone)).map((place) => [place.no, place]));
    const features = await Promise.all(
      squares.map((square) => feature(square, { context, shift, pin: pins.get(square.no) })),
    );
    return { features, ...countMap(selected, viewport) };
  }
}

async function feature(
  square: MapSquare,
  { context: { loaders }, shift, pin }: { context: Context; shift: number; pin: NumberedPlace | undefined },
): Promise<MapCluster | MapPin> {
  const { count, latitude, longitude, west, south, east, north } = square;
  if (pin !== undefined && count === 1) {
    const [actor, places] = await Promise.all([
      loaders.actor.load(pin.actorId),
      loaders.placesOfActor.load(pin.actorId),
    ]);
    const place = places.find(({ id }) => id === pin.placeId);
    if (actor && place) return { actor, place, latitude, longitude };
  }
  return { id: `${shift}-${square.square}`, count, latitude, longitude, bounds: { west, south, east, north } };
}
