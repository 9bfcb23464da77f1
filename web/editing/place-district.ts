import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { PlaceDistrictDocument } from '#web/gql/graphql.ts';
import type { LocationDraft } from './place-draft.ts';

/** Milliseconds without a change before it is asked where that is. */
const pause = 300;

/** Where a place would lie; `nowhere`: outside the area, or not to be told without a point. */
export type PlaceDistrict = { id: string; name: string } | 'nowhere' | 'unknown';

/** Asks the server in which district a place lies, as it is typed or moved. */
export function usePlaceDistrict({ street, postalCode, point }: LocationDraft): PlaceDistrict {
  const wanted = JSON.stringify(point ?? { street: street.trim(), postalCode: postalCode.trim() || null });
  const [asked, setAsked] = useState(wanted);
  useEffect(
    function askOncePaused() {
      const timer = setTimeout(() => setAsked(wanted), pause);
      return function changedAgain() {
        clearTimeout(timer);
      };
    },
    [wanted],
  );
  const isNothing = point === null && street.trim() === '';
  const [{ data, fetching, error }] = useQuery({
    query: PlaceDistrictDocument,
    variables: JSON.parse(asked),
    pause: isNothing,
  });
  if (isNothing || fetching || error || !data || asked !== wanted) return 'unknown';
  return data.placeDistrict ?? 'nowhere';
}
