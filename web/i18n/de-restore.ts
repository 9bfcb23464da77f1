/** The way back to an old version; comes with what does it, as the form does. */
export const restoreMessages = {
  historyRestore: 'Diese Fassung zurückholen',
  historyRestoreOf: (version: string) => `Diese Fassung zurückholen: ${version}`,
  historyRestoreQuestion: 'Diese Fassung ins Formular holen?',
  historyRestoreText: 'Noch wird nichts gespeichert: Sie sehen sie dort durch und speichern dann selbst.',
  historyRestoreDraft: 'Achtung: Sie haben einen Entwurf, der noch nicht gespeichert ist. Er geht dabei verloren.',
  historyRestoreLeft: (fields: string) => `Das bleibt, wie es jetzt ist: ${fields}.`,
  historyRestoreSame: 'Diese Fassung ist dieselbe wie die jetzige.',
  historyRestoreYes: 'Ja, ins Formular holen',
  historyRestoreNo: 'Nein, so lassen',
  historyRestoreFailed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
  historyRestoreUnkept:
    'Dieser Browser hebt keinen Entwurf auf, deshalb geht es hier nicht. Erlauben Sie der Seite, Daten zu speichern, oder rufen Sie uns an.',
};
