/** The usual form of an address: one @, a domain with a dot, no spaces and nothing that ends a header line. */
const form = /^[^\s@<>"(),:;\\[\]\p{Cc}]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/u;

/** An address as accounts keep it, in lower case; null: this is none. */
export function readEmailAddress(typed: string): string | null {
  const address = typed.trim().toLowerCase();
  return address.length <= 254 && form.test(address) ? address : null;
}
