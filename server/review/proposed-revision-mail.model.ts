import type { MailText } from '#server/mail/mail.type.ts';

/** CHANGED: not all of it, or not in these words. */
export type Outcome = 'ACCEPTED' | 'CHANGED' | 'REFUSED';

interface DecisionMail {
  siteName: string;
  actorName: string;
  locale: string;
  outcome: Outcome;
  /** empty: none */
  reason: string;
  link: string;
}

/** What became of a change that somebody proposed. */
export function decisionMail({ siteName, actorName, locale, outcome, reason, link }: DecisionMail): MailText {
  const words = (locale === 'de' ? german : english)(actorName, siteName);
  const said = reason.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    subject: words.subject,
    paragraphs: [
      words.greeting,
      words.outcome[outcome],
      ...(said.length > 0 ? [words.said, ...said] : []),
      { text: words.next[outcome], link },
    ],
  };
}

const german = (actorName: string, siteName: string) => ({
  subject: `Ihre Änderung bei „${actorName}“`,
  greeting: `Guten Tag, Sie haben bei ${siteName} etwas am Eintrag „${actorName}“ geändert.`,
  outcome: {
    ACCEPTED: 'Wir haben es angesehen. Alle sehen jetzt Ihre Fassung. Danke!',
    CHANGED:
      'Wir haben es angesehen und nicht alles so übernommen, wie Sie es geschrieben haben. Der Eintrag ist jetzt neu.',
    REFUSED: 'Wir haben es angesehen und nicht übernommen. Der Eintrag bleibt, wie er war.',
  },
  said: 'Dazu schreibt die Koordination:',
  next: {
    ACCEPTED: 'So sieht der Eintrag jetzt aus:',
    CHANGED: 'So sieht der Eintrag jetzt aus:',
    REFUSED: 'Was Sie geschrieben haben, ist nicht weg. Hier können Sie es ansehen und noch einmal ändern:',
  },
});

const english = (actorName: string, siteName: string): ReturnType<typeof german> => ({
  subject: `Your change of “${actorName}”`,
  greeting: `Hello, you have changed something of the entry “${actorName}” on ${siteName}.`,
  outcome: {
    ACCEPTED: 'We have looked at it. Everybody sees your version now. Thank you!',
    CHANGED: 'We have looked at it and have not taken all of it as you wrote it. The entry is new now.',
    REFUSED: 'We have looked at it and have not taken it. The entry stays as it was.',
  },
  said: 'The coordinator writes:',
  next: {
    ACCEPTED: 'This is how the entry looks now:',
    CHANGED: 'This is how the entry looks now:',
    REFUSED: 'What you wrote is not gone. Here you can look at it and change it once more:',
  },
});
