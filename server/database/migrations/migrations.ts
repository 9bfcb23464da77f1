import { Tables0001 } from './0001-tables.ts';
import { PublishedViews0002 } from './0002-published-views.ts';
import { DirectoryIndex0003 } from './0003-directory-index.ts';
import { Search0004 } from './0004-search.ts';
import { DirectoryRevision0005 } from './0005-directory-revision.ts';
import { DirectoryCatalogue0006 } from './0006-directory-catalogue.ts';
import { RateLimit0009 } from './0009-rate-limit.ts';
import { MapCell0011 } from './0011-map-cell.ts';
import { DirectoryRebuild0012 } from './0012-directory-rebuild.ts';

/** In the order in which they run. What has landed is never changed: a new step gets the next number. */
export const migrations = [
  { name: '0001-tables', class: Tables0001 },
  { name: '0002-published-views', class: PublishedViews0002 },
  { name: '0003-directory-index', class: DirectoryIndex0003 },
  { name: '0004-search', class: Search0004 },
  { name: '0005-directory-revision', class: DirectoryRevision0005 },
  { name: '0006-directory-catalogue', class: DirectoryCatalogue0006 },
  { name: '0009-rate-limit', class: RateLimit0009 },
  { name: '0011-map-cell', class: MapCell0011 },
  { name: '0012-directory-rebuild', class: DirectoryRebuild0012 },
];
