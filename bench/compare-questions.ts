/** What is asked in each line: the same fields of all, in each one's own words. */
export interface Question {
  kieznetz: string;
  /** null: cannot be said, for the reason given at the line */
  postgraphile: string | null;
}

export const listQuestion: Question = {
  kieznetz: `query ($after: String) { actors(first: 20, sort: NAME, after: $after) { nodes {
    id slug kind name summary district { id name } topics { slug name icon } targetGroups { slug name }
    cooperations(first: 50) { id title kind state since participants { role actor { id slug name } } } } } }`,
  postgraphile: `query ($after: Cursor) { allActors(first: 20, orderBy: [NAME_ASC, ROW_ID_ASC], after: $after) { nodes {
    rowId slug kind name summary places(first: 1, orderBy: POSITION_ASC) { district { rowId name } }
    topics(orderBy: POSITION_ASC) { topic { slug name icon } } targetGroups(orderBy: POSITION_ASC) { targetGroup { slug name } }
    participations { cooperation { rowId title kind state since
      participants(orderBy: POSITION_ASC) { role actor { rowId slug name } } } } } } }`,
};

/** The page's own fields (`web/actor/actor-page.graphql`) without those that are rules in code: hours in words, Markdown as HTML. */
export const actorQuestion: Question = {
  kieznetz: `query ($slug: String!) { actor(slug: $slug) {
    id slug kind name alternateNames legalForm operatorType summary plainLanguage easyLanguage easyLanguageCheckedBy
    languages email phone website runByName openToCooperation confirmedAt confirmedVia updatedAt isExample
    topics { slug name icon } targetGroups { slug name } activeIn { id name } runBy { id slug name }
    places { id street postalCode city latitude longitude publicAs openingHours notice district { id name }
      access { feature value note asOf } }
    cooperations(first: 50) { id title kind state since participants { role actor { id slug name } } }
    partners(first: 50) { id slug name kind } } }`,
  postgraphile: `query ($slug: String!) { actorBySlug(slug: $slug) {
    rowId slug kind name alternateNames legalForm operatorType summary plainLanguage easyLanguage easyLanguageCheckedBy
    languages email phone website runByName openToCooperation confirmedAt confirmedVia updatedAt isExample
    topics(orderBy: POSITION_ASC) { topic { slug name icon } } targetGroups(orderBy: POSITION_ASC) { targetGroup { slug name } }
    activeIn { district { rowId name } } runBy { rowId slug name }
    places(orderBy: POSITION_ASC) { rowId street postalCode city latitude longitude publicAs openingHours notice
      district { rowId name } access { feature value note asOf } }
    participations { cooperation { rowId title kind state since
      participants(orderBy: POSITION_ASC) { role actor { rowId slug name } } } }
    partners { partner { rowId slug name kind } } } }`,
};

/** Grouping what lies close together, by the zoom, is nothing that tables can be asked for. */
export const mapQuestion: Question = {
  kieznetz: `query ($viewport: Viewport!, $zoom: Int!) { map(viewport: $viewport, zoom: $zoom) { total outside withoutPlace
    features { __typename ... on MapCluster { count latitude longitude bounds { west south east north } }
      ... on MapPin { latitude longitude place { id } actor { id slug kind name topics { slug name icon } } } } } }`,
  postgraphile: null,
};

/** Counts of distinct actors by each value of six fields, each without its own filter, in one answer: its aggregates are a
 * plugin of version 4, and would count places. */
export const facetQuestion: Question = {
  kieznetz: `{ facets { total kinds { value count } operatorTypes { value count } districts { value label count }
    topics { value label count } targetGroups { value label count } languages { value count } } }`,
  postgraphile: null,
};
