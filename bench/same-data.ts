interface Values {
  texts: string[];
  numbers: number[];
}

/** Two ways to an average differ in the last digits. */
const tolerance = 1e-6;

/**
 * All values of an answer but nulls and names of types, sorted: two answers in different shapes carry the same data when these
 * are equal. Moments are compared as moments.
 */
function valuesOf(answer: unknown): Values {
  const texts: string[] = [];
  const numbers: number[] = [];
  const collect = (value: unknown, key: string): void => {
    if (value === null || value === undefined || key === '__typename') return;
    if (Array.isArray(value)) for (const entry of value) collect(entry, key);
    else if (typeof value === 'object') for (const [name, entry] of Object.entries(value)) collect(entry, name);
    else if (typeof value === 'number') numbers.push(value);
    else texts.push(plain(String(value)));
  };
  collect(answer, '');
  return { texts: texts.sort(), numbers: numbers.sort((one, other) => one - other) };
}

function plain(text: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text).toISOString() : text;
}

/** Throws with the first difference from the first answer. */
export function expectSameData(line: string, answers: ReadonlyMap<string, unknown>): void {
  const [[first, expected] = ['', null], ...others] = [...answers];
  const wanted = valuesOf(expected);
  for (const [name, answer] of others) {
    const got = valuesOf(answer);
    const text = wanted.texts.findIndex((value, place) => value !== got.texts[place]);
    const number = wanted.numbers.findIndex(
      (value, place) => !(Math.abs(value - (got.numbers[place] ?? Number.NaN)) < tolerance),
    );
    const isSame = wanted.texts.length === got.texts.length && wanted.numbers.length === got.numbers.length;
    if (isSame && text === -1 && number === -1) continue;
    const difference =
      text === -1
        ? `${wanted.numbers[number]} against ${got.numbers[number]}`
        : `"${wanted.texts[text]}" against "${got.texts[text]}"`;
    throw new Error(`${line}: ${first} and ${name} answer different data, such as ${difference}.`);
  }
}
