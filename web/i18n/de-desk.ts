/** The coordinator's work; comes with its pages, which residents never load. */
export const deskMessages = {
  claimsIntroduction: 'Diese Menschen möchten einen Eintrag pflegen. Ihre Mailadresse ist bestätigt.',
  claimsNone:
    'Keine Anfragen. Hier steht, wer bei einem Eintrag auf „Das sind wir“ drückt und nicht an die Mails dort kommt.',
  claimsOf: (who: string, actor: string) => `${who} zu „${actor}“`,
  claimsAskedAt: (day: string) => `gefragt am ${day}`,
  claimsHasOwner: 'Der Eintrag hat schon jemanden, der verantwortlich ist. Wer dazukommt, schreibt nur mit.',
  claimsNoOwner: 'Den Eintrag pflegt noch niemand. Wer ihn bekommt, ist verantwortlich.',
  claimsReason: 'Ihre Antwort (bei einer Ablehnung nötig)',
  claimsAccept: 'Eintrag geben',
  claimsRefuse: 'Ablehnen',
  claimsDecided: (who: string) => `Erledigt. ${who} bekommt eine Mail.`,
  claimsConflict: 'Das hat inzwischen jemand anderes entschieden.',
  claimsFailed: 'Das hat nicht geklappt. Ihre Antwort steht noch da: Versuchen Sie es noch einmal.',
};
