import type { KeyboardEvent } from 'react';

/** Up and down go from one marked element (`data-list-item`) of a list to the next; Home and End to its ends. */
export function followListKeys(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-list-item]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  if (at < 0) return;
  const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  const item = wanted === undefined ? undefined : items[wanted];
  if (item === undefined) return;
  event.preventDefault();
  item.focus();
}
