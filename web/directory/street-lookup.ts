import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { StreetLookupDocument } from '#web/gql/graphql.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import { coarsen, defaultMetres, type Filters, formatFilters } from './filters.ts';

type StreetLookup = { near: Filters['near']; fetching: boolean; unknown: boolean };

/**
 * Finds the point of a street that came alone, as a form without JavaScript sends it; the browser then writes the
 * point into the address, so that a shared link means the same place for ever.
 */
export function useStreetLookup(filters: Filters): StreetLookup {
  const wanted = filters.street !== '' && filters.near === null;
  const locale = useLocale();
  const navigate = useNavigate();
  const [{ data, fetching }] = useQuery({
    query: StreetLookupDocument,
    variables: { text: filters.street },
    pause: !wanted,
  });
  const street = wanted ? data?.suggest.find((suggestion) => suggestion.__typename === 'StreetSuggestion') : undefined;
  const near = street ? coarsen({ ...street, metres: defaultMetres }) : null;
  const resolved = near && directoryPath(locale, formatFilters({ ...filters, near }));
  useEffect(
    function writePointIntoAddress() {
      if (resolved) navigate(resolved, { replace: true });
    },
    [resolved, navigate],
  );
  return { near, fetching: wanted && fetching, unknown: wanted && !fetching && data !== undefined && !street };
}
