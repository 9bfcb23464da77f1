import { SlidersHorizontal, X } from 'lucide-react';
import { useRef } from 'react';
import type { DirectoryPageQuery } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { FacetPanel } from './facet-panel.tsx';
import styles from './filter-bar.module.css';
import { countConditions, type Filters, type ListField } from './filters.ts';
import { NearPanel } from './near-panel.tsx';
import { ToggleFilter } from './toggle-filter.tsx';

const group = 'facets';
const first: readonly ListField[] = ['topics', 'districts', 'targetGroups'];
const rest: readonly ListField[] = ['kinds', 'languages', 'operatorTypes'];

type FilterBarProps = {
  filters: Filters;
  facets: DirectoryPageQuery['facets'];
  onNear: (near: NonNullable<Filters['near']>) => void;
};

/**
 * The facets: one row on a laptop, a sheet on a phone. The sheet is a native popover, so it opens without JavaScript;
 * where a browser does not know popovers, the filters simply stand there.
 */
export function FilterBar({ filters, facets, onNear }: FilterBarProps) {
  const messages = useMessages();
  const sheet = useRef<HTMLFieldSetElement>(null);
  const set = countConditions(filters);
  const chosenInRest = rest.reduce((sum, field) => sum + filters[field].length, filters.openAt ? 1 : 0);
  return (
    <>
      <button type="button" className={`${button['secondary']} ${styles['open']}`} popoverTarget="filters">
        <SlidersHorizontal aria-hidden="true" size={20} />
        {set > 0 ? messages.filtersCount(set) : messages.filters}
      </button>
      <fieldset ref={sheet} id="filters" popover="auto" aria-label={messages.filters} className={styles['bar']}>
        <div className={styles['sheetHead']}>
          <strong>{messages.filters}</strong>
          <button type="button" className={button['quiet']} popoverTarget="filters" popoverTargetAction="hide">
            <X aria-hidden="true" size={20} /> {messages.close}
          </button>
        </div>
        {first.map((field) => (
          <Disclosure key={field} label={messages.facet[field]} chosen={filters[field].length} group={group}>
            <FacetPanel named field={field} counts={facets[field]} selected={filters[field]} />
            <ApplyWithoutScript />
          </Disclosure>
        ))}
        <ToggleFilter name="openNow" checked={filters.openNow}>
          {messages.filterOpenNow}
        </ToggleFilter>
        <ToggleFilter name="wheelchair" checked={filters.wheelchair}>
          {messages.filterWheelchair}
        </ToggleFilter>
        <Disclosure label={messages.filterNear} chosen={filters.near ? 1 : 0} group={group}>
          <NearPanel key={filters.street} filters={filters} onNear={onNear} />
        </Disclosure>
        <Disclosure label={messages.facetMore} chosen={chosenInRest} group={group}>
          {rest.map((field) => (
            <FacetPanel key={field} field={field} counts={facets[field]} selected={filters[field]} />
          ))}
          <label className={styles['openAt']}>
            {messages.filterOpenAt}
            <input type="datetime-local" name="openAt" defaultValue={filters.openAt ?? ''} key={filters.openAt} />
          </label>
          <button type="submit" className={`${button['secondary']} ${styles['at']}`}>
            {messages.filterApply}
          </button>
        </Disclosure>
        <button
          type="submit"
          className={`${button['primary']} ${styles['show']}`}
          onClick={() => sheet.current?.hidePopover?.()}
        >
          <span className={styles['counted']}>{messages.filtersShow(facets.total)}</span>
          <span className={styles['uncounted']}>{messages.filterApply}</span>
        </button>
      </fieldset>
    </>
  );
}

function ApplyWithoutScript() {
  const messages = useMessages();
  return (
    <button type="submit" className={`${button['primary']} ${styles['apply']}`}>
      {messages.filterApply}
    </button>
  );
}
