import type { Problem, ProblemCode } from '#server/problem.type.ts';

/** What can be wrong with an edited entry. */
export type EditFault =
  | { code: 'REQUIRED'; path: string[] }
  | { code: 'TOO_LONG'; path: string[]; length: number; most: number }
  | {
      code: 'INVALID';
      path: string[];
      what:
        | 'email'
        | 'phone'
        | 'website'
        | 'several'
        | 'language'
        | 'days'
        | 'postalCode'
        | 'point'
        | 'home'
        | 'closer'
        | 'future';
    }
  | { code: 'INVALID'; path: string[]; what: 'hours'; reason: string }
  | { code: 'UNKNOWN'; path: string[]; value: string };

/** A fault as a problem, in a sentence that says how to mend it. */
export function problemOf(fault: EditFault, locale: string): Problem {
  const sentence = (locale === 'de' ? german : english)(fault);
  const code: ProblemCode = fault.code;
  return { path: fault.path, code, message: sentence };
}

function german(fault: EditFault): string {
  if (fault.code === 'REQUIRED') return 'Hier fehlt noch etwas: Bitte ausfüllen.';
  if (fault.code === 'TOO_LONG')
    return `Das sind ${fault.length} Zeichen, möglich sind ${fault.most}. Bitte kürzen Sie den Text.`;
  if (fault.code === 'UNKNOWN')
    return `„${fault.value}“ gibt es hier nicht mehr. Laden Sie die Seite neu und wählen Sie noch einmal.`;
  if (fault.what === 'hours') return `Diese Öffnungszeiten sind nicht lesbar: ${fault.reason}`;
  return {
    email: 'Das ist keine vollständige Mailadresse. Sie sieht so aus: name@beispiel.de',
    phone: 'Das ist keine Telefonnummer. Schreiben Sie sie mit Vorwahl, zum Beispiel 030 1234567.',
    website: 'Das ist keine Webadresse. Sie sieht so aus: https://www.beispiel.de',
    several: 'Hier ist nur für eines Platz. Bitte lassen Sie nur das Wichtigste stehen.',
    language: 'Diese Sprache ist nicht bekannt. Wählen Sie eine aus der Liste.',
    days: 'Der letzte Tag liegt vor dem ersten. Bitte tauschen Sie die beiden.',
    postalCode: 'Eine Postleitzahl hat fünf Ziffern, zum Beispiel 10319.',
    point: 'Das ist kein Punkt auf der Karte. Schreiben Sie zwei Zahlen, zum Beispiel 52,4975 und 13,5206.',
    home: 'Hier wohnt jemand. Genau zeigen wir die Adresse nur, wenn die Person einverstanden ist. Wählen Sie sonst „Nur ungefähr“ oder weniger.',
    closer:
      'Genauer als bisher zeigt diesen Ort vorerst nur die Koordination. Rufen Sie uns gern an: Wir ändern es mit Ihnen.',
    future: 'Dieser Tag liegt in der Zukunft. Schreiben Sie, wann jemand nachgesehen hat.',
  }[fault.what];
}

function english(fault: EditFault): string {
  if (fault.code === 'REQUIRED') return 'Something is missing here: please fill it in.';
  if (fault.code === 'TOO_LONG')
    return `This is ${fault.length} characters, and ${fault.most} are possible. Please shorten the text.`;
  if (fault.code === 'UNKNOWN') return `“${fault.value}” is not there any more. Load the page anew and choose again.`;
  if (fault.what === 'hours') return `These opening hours cannot be read: ${fault.reason}`;
  return {
    email: 'This is not a complete mail address. One looks like this: name@example.org',
    phone: 'This is not a phone number. Write it with its area code, such as 030 1234567.',
    website: 'This is not a web address. One looks like this: https://www.example.org',
    several: 'There is room for one only. Please leave just the most important one.',
    language: 'This language is not known. Choose one of the list.',
    days: 'The last day is before the first. Please swap the two.',
    postalCode: 'A postal code has five digits, such as 10319.',
    point: 'This is not a point on the map. Write two numbers, such as 52.4975 and 13.5206.',
    home: 'Somebody lives here. We show the exact address only if they agree. Otherwise choose “Only roughly” or less.',
    closer: 'For now only the coordinator shows this place more exactly than before. Call us: we change it with you.',
    future: 'This day is in the future. Write when somebody looked.',
  }[fault.what];
}
