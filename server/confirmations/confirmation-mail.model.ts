import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { describeOpeningHours } from '#server/actors/opening-hours-text.model.ts';
import type { MailText } from '#server/mail/mail.type.ts';

/** An entry as residents see it. */
export interface PublishedFacts {
  name: string;
  phone: string | null;
  email: string | null;
  website: string | null;
  places: { street: string | null; postalCode: string | null; city: string | null; openingHours: string | null }[];
}

export interface ConfirmationMail {
  locale: 'de' | 'en';
  siteName: string;
  /** the neighbourhood */
  area: string;
  /** who can be called, in E.164; null: nobody */
  operatorPhone: string | null;
  round: 1 | 2;
  facts: PublishedFacts;
  link: string;
  expiresAt: Date;
}

/** The mail that asks once a year; what stands in the entry stands in the mail. */
export function confirmationMail(mail: ConfirmationMail): MailText {
  const words = WORDS[mail.locale];
  const { facts, siteName, area, operatorPhone, link, round } = mail;
  const day = new Intl.DateTimeFormat(words.tag, { dateStyle: 'long', timeZone: 'Europe/Berlin' });
  const [subject, greeting] = words.rounds[round];
  const questions = operatorPhone === null ? [] : [words.questions(formatPhone(operatorPhone))];
  return {
    subject: subject(facts.name, siteName),
    paragraphs: [
      greeting(facts.name, siteName, area),
      { facts: factLines(facts, mail.locale) },
      { text: words.press, link },
      words.validity(day.format(mail.expiresAt)),
      ...questions,
      words.enough,
    ],
  };
}

function factLines({ phone, email, website, places }: PublishedFacts, locale: 'de' | 'en') {
  const { labels, unknown, hidden } = WORDS[locale];
  const ofPlaces = places.flatMap(({ street, postalCode, city, openingHours }) => {
    const town = [postalCode, city].filter(Boolean).join(' ');
    const hours = openingHours === null ? [] : describeOpeningHours(openingHours, locale);
    return [
      { label: labels.address, value: street === null ? hidden : [street, town].filter(Boolean).join(', ') },
      { label: labels.hours, value: hours.join('; ') || unknown },
    ];
  });
  return [
    ...ofPlaces,
    { label: labels.phone, value: phone === null ? unknown : formatPhone(phone) },
    { label: labels.email, value: email ?? unknown },
    { label: labels.website, value: website ?? unknown },
  ];
}

/** As people in Germany read it; numbers of other countries keep their code. */
function formatPhone(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed === undefined) return phone;
  return parsed.countryCallingCode === '49' ? parsed.formatNational() : parsed.formatInternational();
}

type Round = [
  subject: (name: string, site: string) => string,
  greeting: (name: string, site: string, area: string) => string,
];

const german = {
  tag: 'de-DE',
  rounds: {
    1: [
      (name, site) => `Stimmt das noch? Ihr Eintrag „${name}“ bei ${site}`,
      (name, site, area) =>
        `Guten Tag, „${name}“ steht bei ${site}, dem Verzeichnis für ${area}. Einmal im Jahr fragen wir, ob alles noch stimmt. Das lesen dort jetzt alle:`,
    ],
    2: [
      (name, site) => `Noch einmal gefragt: Stimmt Ihr Eintrag „${name}“ bei ${site}?`,
      (name, site, area) =>
        `Guten Tag, vor ein paar Wochen haben wir Sie schon einmal gefragt: Stimmt noch, was über „${name}“ bei ${site} steht, dem Verzeichnis für ${area}? Das lesen dort jetzt alle:`,
    ],
  } satisfies Record<1 | 2, Round>,
  labels: { address: 'Adresse', hours: 'Geöffnet', phone: 'Telefon', email: 'Mail', website: 'Webseite' },
  unknown: 'nicht eingetragen',
  hidden: 'nicht öffentlich',
  press:
    'Öffnen Sie diese Seite und drücken Sie auf einen von drei Knöpfen: „Stimmt noch“, „Etwas ändern“ oder „Uns gibt es nicht mehr“. Sie brauchen kein Passwort.',
  validity: (day: string) => `Der Link gilt bis zum ${day}. Wer ihn hat, kann für Sie antworten.`,
  questions: (phone: string) => `Rufen Sie uns auch gern an: ${phone}. Das zählt genauso.`,
  enough: 'Sie möchten diese Frage nicht mehr per Mail bekommen? Auch das geht auf der Seite, ganz unten.',
};

const english: typeof german = {
  tag: 'en-GB',
  rounds: {
    1: [
      (name, site) => `Still right? Your entry “${name}” at ${site}`,
      (name, site, area) =>
        `Hello, “${name}” is listed at ${site}, the directory for ${area}. Once a year we ask whether all of it is still right. This is what everybody reads there now:`,
    ],
    2: [
      (name, site) => `Asked once more: is your entry “${name}” at ${site} right?`,
      (name, site, area) =>
        `Hello, a few weeks ago we asked you before: is what ${site}, the directory for ${area}, says of “${name}” still right? This is what everybody reads there now:`,
    ],
  },
  labels: { address: 'Address', hours: 'Open', phone: 'Phone', email: 'Mail', website: 'Website' },
  unknown: 'not given',
  hidden: 'not public',
  press:
    'Open this page and press one of three buttons: “Still right”, “Change something” or “We no longer exist”. You need no password.',
  validity: (day: string) => `The link is good until ${day}. Whoever has it can answer for you.`,
  questions: (phone: string) => `You can also call us: ${phone}. It counts as much.`,
  enough: 'You would rather not get this question by mail? That can be said on the page as well, at its end.',
};

const WORDS = { de: german, en: english };
