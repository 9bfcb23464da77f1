import { Tables0001 } from './0001-tables.ts';
import { PublishedViews0002 } from './0002-published-views.ts';
import { DirectoryIndex0003 } from './0003-directory-index.ts';
import { Search0004 } from './0004-search.ts';
import { DirectoryRevision0005 } from './0005-directory-revision.ts';
import { DirectoryCatalogue0006 } from './0006-directory-catalogue.ts';
import { RateLimit0007 } from './0007-rate-limit.ts';
import { MapCell0008 } from './0008-map-cell.ts';
import { DirectoryRelations0009 } from './0009-directory-relations.ts';
import { Accounts0010 } from './0010-accounts.ts';
import { DirectoryFill0011 } from './0011-directory-fill.ts';
import { Editing0012 } from './0012-editing.ts';
import { DirectoryAhead0013 } from './0013-directory-ahead.ts';
import { Reports0014 } from './0014-reports.ts';
import { Confirmations0015 } from './0015-confirmations.ts';
import { Invitations0016 } from './0016-invitations.ts';
import { Coordination0017 } from './0017-coordination.ts';
import { Merging0018 } from './0018-merging.ts';
import { Proposals0019 } from './0019-proposals.ts';
import { Review0020 } from './0020-review.ts';
import { Addresses0021 } from './0021-addresses.ts';
import { Privacy0022 } from './0022-privacy.ts';

/** In the order in which they run. What has landed is never changed: a new step gets the next number. */
export const migrations = [
  { name: '0001-tables', class: Tables0001 },
  { name: '0002-published-views', class: PublishedViews0002 },
  { name: '0003-directory-index', class: DirectoryIndex0003 },
  { name: '0004-search', class: Search0004 },
  { name: '0005-directory-revision', class: DirectoryRevision0005 },
  { name: '0006-directory-catalogue', class: DirectoryCatalogue0006 },
  { name: '0007-rate-limit', class: RateLimit0007 },
  { name: '0008-map-cell', class: MapCell0008 },
  { name: '0009-directory-relations', class: DirectoryRelations0009 },
  { name: '0010-accounts', class: Accounts0010 },
  { name: '0011-directory-fill', class: DirectoryFill0011 },
  { name: '0012-editing', class: Editing0012 },
  { name: '0013-directory-ahead', class: DirectoryAhead0013 },
  { name: '0014-reports', class: Reports0014 },
  { name: '0015-confirmations', class: Confirmations0015 },
  { name: '0016-invitations', class: Invitations0016 },
  { name: '0017-coordination', class: Coordination0017 },
  { name: '0018-merging', class: Merging0018 },
  { name: '0019-proposals', class: Proposals0019 },
  { name: '0020-review', class: Review0020 },
  { name: '0021-addresses', class: Addresses0021 },
  { name: '0022-privacy', class: Privacy0022 },
];
