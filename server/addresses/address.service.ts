import type { Kysely } from 'kysely';
import { typedAddress } from './address.model.ts';
import { findCredit, findQuarter, suggestHouses, suggestStreets } from './address.queries.ts';
import { AddressSuggestion, AddressSuggestions } from './address.type.ts';

const shortestKey = 3;
const mostSuggestions = 8;

/** Addresses that begin with what was typed; streets, as long as no house number was. */
export async function suggestAddresses(db: Kysely<unknown>, text: string): Promise<AddressSuggestions> {
  const typed = typedAddress(text);
  if (typed.key.length < shortestKey) return noSuggestions();
  const houses = typed.house === null ? [] : await suggestHouses(db, typed, typed.house);
  // a street may have a number in its name: "Straße 12"
  const streets = houses.length === mostSuggestions ? [] : await suggestStreets(db, typedStreet(text));
  const suggestions = [...houses, ...streets]
    .slice(0, mostSuggestions)
    .map((row) => Object.assign(new AddressSuggestion(), row));
  return Object.assign(new AddressSuggestions(), { suggestions, credit: await findCredit(db) });
}

export function noSuggestions(): AddressSuggestions {
  return Object.assign(new AddressSuggestions(), { suggestions: [], credit: null });
}

/** The official id of the quarter of an address, for a place without a point; null: the register does not say. */
export async function quarterOf(
  db: Kysely<unknown>,
  { street, postalCode }: { street: string | null; postalCode: string | null },
): Promise<string | null> {
  return street === null ? null : findQuarter(db, typedAddress(street), postalCode);
}

/** All of it as the name of a street. */
function typedStreet(text: string) {
  const { key, literalKey, house } = typedAddress(text);
  if (house === null) return { key, literalKey, house };
  const numbered = (name: string) => `${name}${house.number}${house.suffix.toLowerCase()}`;
  return { key: numbered(key), literalKey: numbered(literalKey), house: null };
}
