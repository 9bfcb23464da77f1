import { readEmailAddress } from '#server/accounts/email-address.model.ts';
import { mendEmail, mendPhone, mendWebsite, type PhoneRegion } from '#server/actors/contact.model.ts';
import type { Mended } from '#server/actors/mended.type.ts';
import { cleanLine } from '#server/actors/text.model.ts';
import { mendAddress } from '#server/exchange/address.model.ts';
import type { Compared } from '#server/exchange/similar-entries.service.ts';
import type { ProposalFault } from './proposal-problem.model.ts';

/** In characters. */
const longest = { name: 200, summary: 500, street: 200, proposerName: 200 } as const;
const mostTopics = 5;
const kinds = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'] as const;
/** The sentence in which the proposer agrees that name and address are kept for this. */
export const consentTextVersion = '2026-11';

/** A form as it was sent: what is missing is empty. */
export interface TypedProposal {
  kind: string;
  name: string;
  summary: string;
  /** slugs, with commas between them */
  topics: string;
  street: string;
  postalCode: string;
  district: string;
  phone: string;
  email: string;
  website: string;
  mayBePublic: string;
  belongs: string;
  proposerName: string;
  proposerEmail: string;
  consent: string;
  /** slugs of the entries that were shown as probably the same, with commas between them */
  seen: string;
  token: string;
  /** out of sight for people: what a program fills in */
  trap: string;
}

export interface NewProposal {
  kind: (typeof kinds)[number];
  name: string;
  summary: string;
  topics: string[];
  street: string | null;
  postalCode: string | null;
  city: string | null;
  districtId: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  mayBePublic: boolean;
  belongs: boolean;
  proposerName: string;
  /** as `readEmailAddress` gives it */
  proposerEmail: string;
}

/** What a proposal may name, as it is now, and how it is read. */
export interface ProposalSurroundings {
  topics: ReadonlySet<string>;
  districts: ReadonlySet<string>;
  region: PhoneRegion;
}

/** Whatever somebody sent as a form, as texts; of several values of one name, only of the boxes of topics all. */
export function typedProposal(body: unknown): TypedProposal {
  const given = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const text = (name: string) => {
    const value: unknown = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  const topics: unknown = given.get('topics');
  return {
    kind: text('kind'),
    name: text('name'),
    summary: text('summary'),
    topics: Array.isArray(topics) ? topics.filter((slug) => typeof slug === 'string').join(',') : text('topics'),
    street: text('street'),
    postalCode: text('postalCode'),
    district: text('district'),
    phone: text('phone'),
    email: text('email'),
    website: text('website'),
    mayBePublic: text('mayBePublic'),
    belongs: text('belongs'),
    proposerName: text('proposerName'),
    proposerEmail: text('proposerEmail'),
    consent: text('consent'),
    seen: text('seen'),
    token: text('token'),
    trap: text('subject'),
  };
}

/** What somebody proposes, mended; with faults it is null. */
export function readProposal(
  typed: TypedProposal,
  { topics, districts, region }: ProposalSurroundings,
): { proposal: NewProposal | null; faults: ProposalFault[] } {
  const faults: ProposalFault[] = [];
  const line = (path: keyof typeof longest) => {
    const value = cleanLine(typed[path]);
    if (value.length > longest[path]) faults.push({ path, what: 'long', length: value.length, most: longest[path] });
    return value;
  };
  const required = (path: 'name' | 'summary' | 'proposerName') => {
    const value = line(path);
    if (value === '') faults.push({ path, what: 'empty' });
    return value;
  };
  const contact = (path: 'phone' | 'email' | 'website', mend: (text: string) => Mended<string>) => {
    if (typed[path].trim() === '') return null;
    const { value, notes } = mend(typed[path]);
    if (value === null) faults.push({ path, what: path });
    else if (notes.length > 0 || value.length > 2000) faults.push({ path, what: 'several' });
    return value;
  };
  const name = required('name');
  const kind = kinds.find((known) => known === typed.kind);
  if (kind === undefined) faults.push({ path: 'kind', what: 'unchosen' });
  const summary = required('summary');
  const chosen = [...new Set(typed.topics.split(','))].filter((slug) => topics.has(slug));
  if (chosen.length > mostTopics) faults.push({ path: 'topics', what: 'many', most: mostTopics });
  const address = addressOf({ ...typed, street: line('street') }, faults);
  const districtId = districts.has(typed.district) ? typed.district : null;
  if (address.street === null && districtId === null && !faults.some(({ path }) => path === 'street'))
    faults.push({ path: 'street', what: 'nowhere' });
  const phone = contact('phone', (text) => mendPhone(text, region));
  const email = contact('email', mendEmail);
  const website = contact('website', mendWebsite);
  const proposerName = required('proposerName');
  const proposerEmail = readEmailAddress(typed.proposerEmail);
  if (proposerEmail === null) faults.push({ path: 'proposerEmail', what: 'email' });
  if (typed.belongs !== 'yes' && typed.belongs !== 'no') faults.push({ path: 'belongs', what: 'unsaid' });
  if (typed.consent !== 'yes') faults.push({ path: 'consent', what: 'consent' });
  if (kind === undefined || proposerEmail === null || faults.length > 0) return { proposal: null, faults };
  return {
    proposal: {
      ...{
        kind,
        name,
        summary,
        topics: chosen,
        ...address,
        districtId,
        phone,
        email,
        website,
        proposerName,
        proposerEmail,
      },
      ...{ mayBePublic: typed.mayBePublic === 'yes', belongs: typed.belongs === 'yes' },
    },
    faults,
  };
}

/** Street, postal code and town in the spelling of the directory. */
function addressOf(
  { street, postalCode }: Pick<TypedProposal, 'street' | 'postalCode'>,
  faults: ProposalFault[],
): Pick<NewProposal, 'street' | 'postalCode' | 'city'> {
  const { address, notes } = mendAddress({ street, postalCode, houseNumber: '', city: '' });
  if (notes.length > 0) faults.push({ path: 'postalCode', what: 'postalCode' });
  // of a place nothing is known but the street
  return address.street === null ? { street: null, postalCode: null, city: null } : address;
}

/** What of a proposal is compared with the entries that are there, however much of it is typed already. */
export function comparedOf(typed: Partial<Record<keyof Compared, string | null>>, region: PhoneRegion): Compared {
  const { address } = mendAddress({
    ...{ street: typed.street ?? '', postalCode: typed.postalCode ?? '', houseNumber: '', city: '' },
  });
  return {
    name: cleanLine(typed.name ?? ''),
    street: address.street,
    postalCode: address.postalCode,
    latitude: null,
    longitude: null,
    phone: mendPhone(typed.phone ?? '', region).value,
    email: mendEmail(typed.email ?? '').value,
    website: mendWebsite(typed.website ?? '').value,
  };
}
