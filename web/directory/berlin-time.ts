const zone = 'Europe/Berlin';
const day = 86_400_000;

/**
 * The instant of a local time in Berlin, in ISO 8601 with Z. A time that the spring change skips is read an hour later,
 * one that the autumn change repeats is read as its first.
 * @param local `2026-11-25T18:00`
 */
export function berlinInstant(local: string): string {
  const asIfUtc = Date.parse(`${local}:00Z`);
  const before = offsetAt(asIfUtc - day);
  const after = offsetAt(asIfUtc + day);
  const offset = offsetAt(asIfUtc - before) !== before && offsetAt(asIfUtc - after) === after ? after : before;
  return new Date(asIfUtc - offset).toISOString();
}

/** Milliseconds that clocks in Berlin are ahead of UTC. */
function offsetAt(instant: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
