/** One's own data: the file, and erasing the account. */
export const privacyMessages = {
  myData: 'Meine Daten',
  myDataLink: 'Was hier über Sie gespeichert ist, und Konto löschen',
  dataFile: 'Was hier über Sie steht',
  dataFileText:
    'Sie können alles, was hier über Sie gespeichert ist, als Datei mitnehmen: Ihr Konto, Ihre Änderungen, Ihre Einwilligungen, die Mails an Sie.',
  dataFilePrepare: 'Datei vorbereiten',
  dataFileReady:
    'Die Datei ist bereit. Sie können sie ein Mal herunterladen, innerhalb von 24 Stunden und nur in diesem Browser.',
  dataFileTake: 'Datei herunterladen',
  dataFileOver:
    'Diese Datei gibt es nicht mehr: Sie wurde schon heruntergeladen, oder die 24 Stunden sind vorbei. Bereiten Sie bitte eine neue vor.',
  erase: 'Konto löschen',
  eraseText:
    'Ihr Konto, Ihr Name in der Versionsgeschichte und die Mails an Sie werden gelöscht. Steht Ihre eigene Adresse oder Nummer in einem Eintrag, wird sie nicht mehr gezeigt. Das lässt sich nicht rückgängig machen.',
  eraseEntries: (count: number) =>
    count === 1
      ? 'Ihr Eintrag bleibt stehen. Wenn ihn sonst niemand pflegt, meldet sich die Koordination beim Verein.'
      : `Ihre ${count} Einträge bleiben stehen. Um die, die sonst niemand pflegt, kümmert sich die Koordination.`,
  eraseNoEntries: 'Einträge im Verzeichnis ändern sich dadurch nicht.',
  eraseAddress: (email: string) => `Tippen Sie zur Sicherheit Ihre Mailadresse ein: ${email}`,
  eraseNotYourAddress: 'Das ist nicht die Adresse dieses Kontos. Es wurde nichts gelöscht.',
  eraseLastCoordinator:
    'Außer Ihnen kümmert sich niemand um dieses Verzeichnis. Geben Sie die Aufgabe erst weiter, dann können Sie Ihr Konto löschen.',
  eraseButton: 'Konto jetzt löschen',
  erased: 'Ihr Konto ist gelöscht',
  erasedText: 'Sie sind überall abgemeldet. Danke, dass Sie hier mitgemacht haben!',
  dataQuestions: 'Fragen dazu?',
  dataQuestionsText:
    'Was die Koordination über Sie als Ansprechperson notiert hat, steht nicht in der Datei. Fragen Sie danach: Sie erfahren es, und es wird gelöscht, wenn Sie darum bitten.',
};
