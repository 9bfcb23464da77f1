import { entries } from './test-editing.ts';

/** A member of the entry that is asked for, a member of another one, and those who keep the directory. */
export const whoEver = ['visitor', 'member', 'stranger', 'coordinator', 'admin'] as const;
export type Who = (typeof whoEver)[number];

const desk: readonly Who[] = ['coordinator', 'admin'];
const keepers: readonly Who[] = ['member', ...desk];
const signedIn: readonly Who[] = ['stranger', ...keepers];

/** Things of the member's entry that only some may see. */
export const ownIds = {
  note: '01990000-0000-7000-8000-000000000001',
  person: '01990000-0000-7000-8000-000000000002',
  revision: '01990000-0000-7000-8000-000000000004',
  claim: '01990000-0000-7000-8000-000000000005',
  report: '01990000-0000-7000-8000-000000000003',
  proposal: '01990000-0000-7000-8000-000000000008',
  proposedRevision: '01990000-0000-7000-8000-000000000006',
  keeper: '01990000-0000-7000-8000-000000000007',
};

type QueryRule =
  | 'everybody'
  | {
      /** asks for something that is there; `$own` is the id of the member's entry */
      ask: string;
      /** the same for something that is not there, which is how it answers to all others; null: it has no argument */
      missing: string | null;
      seenBy: readonly Who[];
    };

/** Who sees what each query answers. */
export const queryRules: Record<string, QueryRule> = {
  ...{ actor: 'everybody', actors: 'everybody', actorsBySlug: 'everybody', cooperations: 'everybody' },
  ...{ directory: 'everybody', districts: 'everybody', facets: 'everybody', loosen: 'everybody', map: 'everybody' },
  ...{ network: 'everybody', operatorText: 'everybody', suggest: 'everybody', targetGroups: 'everybody' },
  topics: 'everybody',
  viewer: { ask: '{ viewer { email } }', missing: null, seenBy: signedIn },
  editableActor: {
    ask: `{ editableActor(slug: "${entries.own}") { name phone { value } } }`,
    missing: '{ editableActor(slug: "gibt-es-nicht") { name phone { value } } }',
    seenBy: keepers,
  },
  hoursPreview: { ask: '{ hoursPreview(expression: "Mo 9-17") { lines } }', missing: null, seenBy: signedIn },
  entryPreview: {
    ask: 'query ($own: ID!) { entryPreview(input: { id: $own, version: 1 }) { name } }',
    missing: `{ entryPreview(input: { id: "${ownIds.note}", version: 1 }) { name } }`,
    seenBy: keepers,
  },
  actorFile: {
    ask: `{ actorFile(slug: "${entries.own}") { actor { name } notes { text } contacts { name } } }`,
    missing: '{ actorFile(slug: "gibt-es-nicht") { actor { name } notes { text } contacts { name } } }',
    seenBy: desk,
  },
  desk: { ask: '{ desk { year { entries } } }', missing: null, seenBy: desk },
  worklist: { ask: '{ worklist(name: INCOMPLETE) { nodes { name } } }', missing: null, seenBy: desk },
  mailLog: { ask: '{ mailLog { nodes { recipient } } }', missing: null, seenBy: desk },
  reminders: { ask: '{ reminders { note { text } } }', missing: null, seenBy: desk },
  phoneList: { ask: '{ phoneList { nodes { name } } }', missing: null, seenBy: desk },
  archivedActors: { ask: '{ archivedActors { name } }', missing: null, seenBy: desk },
  confirmation: 'everybody',
  duplicates: { ask: '{ duplicates { nodes { score } } }', missing: null, seenBy: desk },
  mergeablePair: {
    ask: `{ mergeablePair(slug: "${entries.own}", otherSlug: "${entries.others}") { entries { actor { name } } } }`,
    missing: `{ mergeablePair(slug: "${entries.own}", otherSlug: "gibt-es-nicht") { entries { actor { name } } } }`,
    seenBy: desk,
  },
  claims: { ask: '{ claims(first: 5) { name } }', missing: null, seenBy: desk },
  invitation: 'everybody',
  entryTeam: {
    ask: `{ entryTeam(slug: "${entries.own}") { colleagues { email } } }`,
    missing: '{ entryTeam(slug: "gibt-es-nicht") { colleagues { email } } }',
    seenBy: keepers,
  },
  revisions: {
    ask: `{ revisions(slug: "${entries.own}", first: 5) { entry { name } } }`,
    missing: '{ revisions(slug: "gibt-es-nicht", first: 5) { entry { name } } }',
    seenBy: keepers,
  },
  revisionDifference: {
    ask: `{ revisionDifference(slug: "${entries.own}", other: "${ownIds.revision}") { changes { field } } }`,
    missing: `{ revisionDifference(slug: "gibt-es-nicht", other: "${ownIds.revision}") { changes { field } } }`,
    seenBy: keepers,
  },
  recalledEntry: {
    ask: `{ recalledEntry(slug: "${entries.own}", revisionId: "${ownIds.revision}") { entry { name } } }`,
    missing: `{ recalledEntry(slug: "gibt-es-nicht", revisionId: "${ownIds.revision}") { entry { name } } }`,
    seenBy: keepers,
  },
  similarActors: 'everybody',
  proposals: { ask: '{ proposals(first: 5) { name proposerEmail } }', missing: null, seenBy: desk },
  addressSuggestions: {
    ask: '{ addressSuggestions(text: "Volkradstr. 15") { suggestions { street } } }',
    missing: '{ addressSuggestions(text: "Gibt-es-nicht-Straße") { suggestions { street } } }',
    seenBy: signedIn,
  },
  placeDistrict: {
    ask: '{ placeDistrict(latitude: 52.4975, longitude: 13.5206) { name } }',
    missing: '{ placeDistrict(latitude: 0, longitude: 0) { name } }',
    seenBy: signedIn,
  },
  ownProposedRevisions: { ask: '{ ownProposedRevisions { name } }', missing: null, seenBy: ['member'] },
  refusedEntry: {
    ask: `{ refusedEntry(slug: "${entries.initiative}") { name } }`,
    missing: '{ refusedEntry(slug: "gibt-es-nicht") { name } }',
    seenBy: ['member'],
  },
  proposedRevisions: { ask: '{ proposedRevisions { nodes { name } } }', missing: null, seenBy: desk },
  proposedRevision: {
    ask: `{ proposedRevision(id: "${ownIds.proposedRevision}") { changes { to } } }`,
    missing: `{ proposedRevision(id: "${ownIds.note}") { changes { to } } }`,
    seenBy: desk,
  },
  changesToLookAt: { ask: '{ changesToLookAt { nodes { name } } }', missing: null, seenBy: desk },
  reports: { ask: '{ reports { nodes { text } } }', missing: null, seenBy: keepers },
};

/** What comes of a change that is based on a version that never was: whoever may make it is told of a conflict. */
type Outcome = 'DONE' | 'CONFLICT' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAUTHENTICATED';
interface MutationRule {
  /** of the member's entry, and of another one */
  input: (actorId: string, otherId: string) => Record<string, unknown>;
  outcome: Record<Who, Outcome>;
}

const never = 999_999;
const byKeepers = (others: Outcome): Record<Who, Outcome> => ({
  ...{ visitor: 'UNAUTHENTICATED', member: 'CONFLICT', stranger: others, coordinator: 'CONFLICT', admin: 'CONFLICT' },
});
const byDesk = (allowed: Outcome): Record<Who, Outcome> => ({
  ...{ visitor: 'UNAUTHENTICATED', member: 'NOT_FOUND', stranger: 'NOT_FOUND', coordinator: allowed, admin: allowed },
});

/** Of an entry that everybody sees. */
const byDeskAlone: Record<Who, Outcome> = { ...byDesk('CONFLICT'), member: 'FORBIDDEN', stranger: 'FORBIDDEN' };

/** Who may make each change. */
export const mutationRules: Record<string, MutationRule> = {
  editActor: { input: (id) => ({ id, version: never, summary: 'Neu' }), outcome: byKeepers('FORBIDDEN') },
  confirmActor: { input: (id) => ({ id, version: never }), outcome: byKeepers('FORBIDDEN') },
  answerReport: {
    input: () => ({ id: ownIds.report, version: never, state: 'ANSWERED', answer: 'Danke' }),
    outcome: byKeepers('NOT_FOUND'),
  },
  acceptProposedRevision: {
    input: () => ({ id: ownIds.proposedRevision, version: never, entryVersion: never, fields: [{ name: 'summary' }] }),
    outcome: byDesk('CONFLICT'),
  },
  refuseProposedRevision: {
    input: () => ({ id: ownIds.proposedRevision, version: never, reason: 'Nein' }),
    outcome: byDesk('CONFLICT'),
  },
  withdrawProposedRevision: {
    input: () => ({ id: ownIds.proposedRevision, version: never }),
    outcome: { ...byDesk('NOT_FOUND'), member: 'CONFLICT' },
  },
  finishLooks: { input: () => ({ ids: [ownIds.revision] }), outcome: byDesk('DONE') },
  giveTrust: { input: (actorId) => ({ actorId, keeperId: ownIds.keeper }), outcome: byDesk('DONE') },
  takeTrust: { input: (actorId) => ({ actorId, keeperId: ownIds.keeper }), outcome: byDesk('DONE') },
  recordConfirmation: {
    input: (id) => ({ id, version: never, via: 'PHONE', saidBy: 'Frau Beispiel' }),
    outcome: byDeskAlone,
  },
  archiveActor: { input: (id) => ({ id, version: never, reason: 'Aufgelöst' }), outcome: byDeskAlone },
  restoreActor: { input: (id) => ({ id, version: never }), outcome: byDeskAlone },
  findDuplicates: { input: () => ({}), outcome: byDesk('DONE') },
  dismissDuplicate: { input: (actorId, otherId) => ({ actorId, otherId }), outcome: byDesk('DONE') },
  mergeActors: {
    input: (id, otherId) => ({
      keep: { id, version: never },
      merged: { id: otherId, version: never },
      ...{ take: [], places: [] },
    }),
    outcome: byDesk('CONFLICT'),
  },
  restoreRevision: {
    input: (id) => ({ id, version: never, revisionId: ownIds.revision }),
    outcome: byKeepers('FORBIDDEN'),
  },
  decideClaim: {
    input: () => ({ id: ownIds.claim, accept: false, reason: 'Unbekannt' }),
    outcome: { ...byDesk('DONE'), admin: 'CONFLICT' },
  },
  publishProposal: {
    input: () => ({ id: ownIds.proposal, keptByProposer: false, point: 'nirgends' }),
    outcome: byDesk('DONE'),
  },
  linkProposal: { input: () => ({ id: ownIds.proposal, slug: 'gibt-es-nicht' }), outcome: byDesk('DONE') },
  refuseProposal: {
    input: () => ({ id: ownIds.proposal, reason: 'Unbekannt' }),
    outcome: { ...byDesk('DONE'), admin: 'CONFLICT' },
  },
  forgetReporter: {
    input: () => ({ id: ownIds.report, version: 1 }),
    outcome: { ...byDesk('DONE'), member: 'FORBIDDEN' },
  },
  addActorNote: { input: (actorId) => ({ actorId, kind: 'NOTE', text: 'Notiz' }), outcome: byDesk('DONE') },
  finishReminder: { input: () => ({ id: ownIds.note, version: never }), outcome: byDesk('CONFLICT') },
  removeActorNote: { input: () => ({ id: ownIds.note, version: never }), outcome: byDesk('CONFLICT') },
  saveInternalContact: { input: (actorId) => ({ actorId, name: 'Ada' }), outcome: byDesk('DONE') },
  removeInternalContact: { input: () => ({ id: ownIds.person, version: never }), outcome: byDesk('CONFLICT') },
};
