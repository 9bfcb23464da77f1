import { foldText } from '#server/actors/text.model.ts';
import type { Candidate, DuplicateScore } from './candidate.type.ts';
import type { DuplicateReasonText } from './duplicate-reason.type.ts';
import { type ComparableName, comparableName, nameLikeness } from './name-likeness.model.ts';

/** From this score on, two entries are "probably the same" and are listed. */
export const DUPLICATE_THRESHOLD = 0.65;

/**
 * What each likeness adds. Name and place together reach the threshold, also where a name is only contained in the other
 * (0.37 + 0.3), name and one contact nearly always; two known but different addresses near each other count little. Contacts
 * and address without any likeness of the name never reach it, because a house of many initiatives shares them.
 */
const WEIGHTS = { name: 0.5, address: 0.3, near: 0.3, nearElsewhere: 0.1, email: 0.25, phone: 0.2, website: 0.2 };
const MOST_FROM_CONTACTS = 0.4;
/** Without likeness of the name the score stays below the threshold. */
const MOST_WITHOUT_NAME = 0.6;
const NAMES_ARE_ALIKE = 0.8;
/** A chain has one name in many places: beyond a kilometre a different address speaks against. */
const FAR_METRES = 1000;
const FAR_PENALTY = 0.3;
const NEAR_METRES = 150;

/** A candidate with what comparing needs, computed once. */
export interface Comparable {
  candidate: Candidate;
  name: ComparableName;
  /** Street and number in one spelling; null without a house number. */
  address: string | null;
  /** Host and path without "www." and scheme. */
  webPage: string | null;
}

export function comparable(candidate: Candidate): Comparable {
  return {
    candidate,
    name: comparableName(candidate.name),
    address: addressKey(candidate),
    webPage: candidate.website === null ? null : webPage(candidate.website),
  };
}

/**
 * One spelling of street and number: "Massower Str. 56 a" and "Massowerstraße 56A" are the same house, and "2-3" is known by
 * its first number.
 */
function addressKey({ street }: Candidate): string | null {
  if (street === null || !/\d/.test(street)) return null;
  return foldText(street)
    .replace(/(\d[a-z]?) \d.*/s, '$1')
    .replace(/str\b/g, 'strasse')
    .replaceAll(' ', '');
}

/** The same house, as far as both say where it is: one street name may be in two towns. */
function isSameAddress(a: Comparable, b: Comparable): boolean {
  if (a.address === null || a.address !== b.address) return false;
  const [one, other] = [a.candidate.postalCode, b.candidate.postalCode];
  return one === null || other === null || one === other;
}

function webPage(website: string): string {
  return website
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
    .toLowerCase();
}

/** Which contacts are evidence: one that more than five entries share belongs to an operator and says nothing. */
export interface Evidence {
  isShared: (contact: string) => boolean;
}

/** How probably two entries are the same, with the reasons. Symmetric; 0 to 1, in hundredths. */
export function scoreDuplicate(
  a: Comparable,
  b: Comparable,
  evidence: Evidence = { isShared: () => false },
): DuplicateScore {
  const likeness = nameLikeness(a.name, b.name);
  const parts = [nameEvidence(likeness), placeEvidence(a, b)];
  const contacts = contactEvidence(a, b, evidence);
  const fromContacts = Math.min(
    MOST_FROM_CONTACTS,
    contacts.reduce((sum, part) => sum + part.points, 0),
  );
  const total = parts.reduce((sum, part) => sum + part.points, fromContacts);
  const most = likeness < NAMES_ARE_ALIKE ? MOST_WITHOUT_NAME : 1;
  const score = Math.round(Math.max(0, Math.min(most, total)) * 100) / 100;
  return { score, reasons: [...parts, ...contacts].flatMap(({ reason }) => (reason === null ? [] : [reason])) };
}

interface Part {
  points: number;
  reason: DuplicateReasonText | null;
}

/** Jaro-Winkler gives unrelated names 0.5 to 0.7, so points begin above 0.7. */
function nameEvidence(likeness: number): Part {
  const points = WEIGHTS.name * Math.max(0, (likeness - 0.7) / 0.3);
  if (likeness === 1) return { points, reason: 'SAME_NAME' };
  return { points, reason: likeness >= NAMES_ARE_ALIKE ? `SIMILAR_NAME ${Math.round(likeness * 100)}` : null };
}

function placeEvidence(a: Comparable, b: Comparable): Part {
  if (isSameAddress(a, b)) return { points: WEIGHTS.address, reason: 'SAME_ADDRESS' };
  const metres = metresBetween(a.candidate, b.candidate);
  if (metres === null) return { points: 0, reason: null };
  if (metres > FAR_METRES) return { points: -FAR_PENALTY, reason: null };
  if (metres > NEAR_METRES) return { points: 0, reason: null };
  const most = a.address !== null && b.address !== null ? WEIGHTS.nearElsewhere : WEIGHTS.near;
  return { points: most * (1 - metres / (2 * NEAR_METRES)), reason: `APART ${Math.round(metres)}` };
}

function contactEvidence(a: Comparable, b: Comparable, { isShared }: Evidence): Part[] {
  const pairs = [
    { mine: a.candidate.email, other: b.candidate.email, points: WEIGHTS.email, reason: 'SAME_EMAIL' as const },
    { mine: a.candidate.phone, other: b.candidate.phone, points: WEIGHTS.phone, reason: 'SAME_PHONE' as const },
    { mine: a.webPage, other: b.webPage, points: WEIGHTS.website, reason: 'SAME_WEBSITE' as const },
  ];
  return pairs.filter(
    ({ mine, other }) => mine !== null && mine.toLowerCase() === other?.toLowerCase() && !isShared(contactKey(mine)),
  );
}

export function contactKey(contact: string): string {
  return `contact:${contact.toLowerCase()}`;
}

const METRES_PER_DEGREE = 111_320;

/** Equirectangular distance: exact to a metre over the few kilometres that matter here. Null without two points. */
function metresBetween(a: Candidate, b: Candidate): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const north = (a.latitude - b.latitude) * METRES_PER_DEGREE;
  const east = (a.longitude - b.longitude) * METRES_PER_DEGREE * Math.cos(((a.latitude + b.latitude) * Math.PI) / 360);
  return Math.hypot(north, east);
}
