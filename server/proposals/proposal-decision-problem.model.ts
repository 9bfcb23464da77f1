import type { Problem } from '#server/problem.type.ts';

type DecisionFault = 'point' | 'unknown' | 'hidden' | 'reason' | 'long';

const paths: Record<DecisionFault, string> = {
  point: 'point',
  unknown: 'slug',
  hidden: 'slug',
  reason: 'reason',
  long: 'reason',
};
const codes: Record<DecisionFault, Problem['code']> = {
  point: 'INVALID',
  unknown: 'UNKNOWN',
  hidden: 'INVALID',
  reason: 'REQUIRED',
  long: 'TOO_LONG',
};

/** What the coordinator has to mend before a proposal is decided. */
export function decisionProblem(
  fault: DecisionFault,
  locale: string,
  { length, most }: { length: number; most: number } = { length: 0, most: 0 },
): Problem {
  const sentences = locale === 'de' ? german : english;
  const message = fault === 'long' ? sentences.long(length, most) : sentences[fault];
  return { path: [paths[fault]], code: codes[fault], message };
}

const german = {
  point:
    'Das ist kein Punkt in unserer Gegend. Schreiben Sie Breite und Länge so: 52.5055, 13.4935. Oder lassen Sie das Feld leer.',
  unknown: 'Diesen Eintrag gibt es nicht. Kopieren Sie die Adresse seiner Seite.',
  hidden:
    'Diesen Eintrag sehen Bewohner_innen gerade nicht. Zeigen Sie ihn zuerst wieder, dann können Sie darauf verweisen.',
  reason: 'Schreiben Sie bitte einen Grund: Er steht in der Mail an die Person.',
  long: (length: number, most: number) =>
    `Das sind ${length} Zeichen, möglich sind ${most}. Bitte kürzen Sie den Text.`,
};

const english: typeof german = {
  point: 'This is no point in our area. Write latitude and longitude like this: 52.5055, 13.4935. Or leave this empty.',
  unknown: 'There is no such entry. Copy the address of its page.',
  hidden: 'Residents do not see this entry at present. Show it again first, then you can refer to it.',
  reason: 'Please write a reason: it stands in the mail to the person.',
  long: (length, most) => `This is ${length} characters, and ${most} are possible. Please shorten the text.`,
};
