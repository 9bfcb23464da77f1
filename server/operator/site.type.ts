import type { OperatorText, OperatorTextName, Station } from './directory.type.ts';

/** Texts by language tag. */
export type Localized = Record<string, string>;

/** Everything about this installation that is not in the database, read once at start. */
export interface Site {
  name: string;
  siteName: string;
  area: Localized;
  role: Localized;
  funder: Localized | null;
  contactName: string | null;
  portrait: string | null;
  phone: string | null;
  email: string;
  hours: Localized | null;
  address: { street: string; postalCode: string; city: string } | null;
  frame: { west: number; south: number; east: number; north: number };
  centre: { latitude: number; longitude: number };
  zoom: number;
  /** `areaCode` completes phone numbers without one; entries may lie so many metres outside of the frame */
  import: { areaCode: string; marginMetres: number };
  /** the usual language first */
  locales: string[];
  /** by language and name */
  texts: Record<string, Record<OperatorTextName, OperatorText>>;
  stations: Station[];
  outlineCredit: string;
  stationCredit: string | null;
  tiles: { attribution: string } | null;
  overlay: boolean;
  /** whether mail can be sent, as the process found at its start */
  signInByMail: boolean;
  /** after how many months an entry is asked about again; null: never */
  confirmEveryMonths: number | null;
}
