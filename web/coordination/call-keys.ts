import type { KeyboardEvent } from 'react';

/** Up and down lead from one call to the next, wherever in a call somebody is, but for fields that need these keys. */
export function followCallKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  if (event.target.matches('input, select, textarea')) return;
  const calls = callsOf(event.currentTarget);
  const at = calls.findIndex((call) => call.contains(event.target as Node));
  const next = calls[at + step];
  if (next === undefined) return;
  event.preventDefault();
  focusFirst(next);
}

/** Goes on with the call after one that is done; the last one keeps the focus, where it may be undone. */
export function focusNextCall(list: HTMLElement | null, id: string): void {
  const calls = list === null ? [] : callsOf(list);
  const next = calls[calls.findIndex((call) => call.dataset['call'] === id) + 1];
  if (next !== undefined) focusFirst(next);
}

function callsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-call]')];
}

function focusFirst(call: HTMLElement): void {
  call.querySelector<HTMLElement>('a, button')?.focus();
}
