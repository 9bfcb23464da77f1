/** Systems before browsers, and of both the ones that pretend to be others first. */
const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const;
const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

/** What a person calls the browser of a `User-Agent`: "Firefox, Windows"; empty when nothing is known. */
export function deviceOf(userAgent: string | undefined): string {
  const known = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, form]) => form.test(userAgent ?? ''))?.[0];
  return [known(browsers), known(systems)].filter((name) => name !== undefined).join(', ');
}
