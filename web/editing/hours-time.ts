/** Hours, and minutes after a sign or as two more digits; then perhaps the word that people say. */
const TIME = /^(\d{1,2})(?: ?(?:[:.,h]|uhr) ?(\d{2})| (\d{2})|(\d{2}))? ?(?:h|uhr|o['’]?clock)? ?(am|pm)?\.?$/i;

/** `HH:MM` of a time as people type it ("9", "9:30", "0930", "9 Uhr", "9.30 Uhr", "9 pm"); null: it is none. */
export function readTime(typed: string): string | null {
  const parts = TIME.exec(typed.trim().replaceAll(/\s+/g, ' '));
  if (parts === null) return null;
  const [, hours = '', marked, spaced, together, half] = parts;
  const minutes = Number(marked ?? spaced ?? together ?? 0);
  const hour = ofDay(Number(hours), half?.toLowerCase());
  if (hour === null || minutes > 59 || hour > 24 || (hour === 24 && minutes > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function ofDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** Whether a span ends on the next day. */
export function passesMidnight({ from, to }: { from: string; to: string }): boolean {
  const [start, end] = [readTime(from), readTime(to)];
  return start !== null && end !== null && end <= start && end !== '00:00';
}
