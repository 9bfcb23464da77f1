import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { MyDataPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { myDataPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import form from './account-form.module.css';
import { SignInFirst } from './sign-in-first.tsx';

/** What is known of somebody with an account: to be taken as a file, and to be erased. */
export function MyDataPage() {
  const messages = useLateMessages();
  const [query] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: MyDataPageDocument });
  usePageHead({ title: usePageTitle(messages.myData), description: messages.signInDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const outcome = query.get('ergebnis');
  if (data.viewer === null && outcome === 'geloescht') {
    return (
      <PageFrame title={messages.erased}>
        <p>{messages.erasedText}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  if (data.viewer === null) return <SignInFirst title={messages.myData} />;
  return (
    <PageFrame title={messages.myData}>
      <h2>{messages.dataFile}</h2>
      <DataFile offered={query.get('datei')} isOver={outcome === 'abgelaufen'} />
      <h2>{messages.erase}</h2>
      <p>{messages.eraseText}</p>
      <p>
        {data.viewer.actors.length > 0 ? messages.eraseEntries(data.viewer.actors.length) : messages.eraseNoEntries}
      </p>
      <EraseForm email={data.viewer.email} outcome={outcome} />
      <h2>{messages.dataQuestions}</h2>
      <p>{messages.dataQuestionsText}</p>
      <OperatorContact />
    </PageFrame>
  );
}

function DataFile({ offered, isOver }: { offered: string | null; isOver: boolean }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <>
      {isOver && <p role="alert">{messages.dataFileOver}</p>}
      <p>{offered === null ? messages.dataFileText : messages.dataFileReady}</p>
      <form method="post" action={myDataPath(locale)} className={form['form']}>
        <input type="hidden" name="tun" value={offered === null ? 'vorbereiten' : 'herunterladen'} />
        {offered !== null && <input type="hidden" name="datei" value={offered} />}
        <button type="submit" className={button['primary']}>
          {offered === null ? messages.dataFilePrepare : messages.dataFileTake}
        </button>
      </form>
    </>
  );
}

function EraseForm({ email, outcome }: { email: string; outcome: string | null }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const isMistyped = outcome === 'adresse';
  return (
    <form method="post" action={myDataPath(locale)} className={form['form']}>
      {outcome === 'letzte' && <p role="alert">{messages.eraseLastCoordinator}</p>}
      <input type="hidden" name="tun" value="loeschen" />
      <label htmlFor="erase-email">{messages.eraseAddress(email)}</label>
      <input
        id="erase-email"
        name="email"
        type="email"
        autoComplete="off"
        required
        aria-invalid={isMistyped || undefined}
        aria-describedby={isMistyped ? 'erase-problem' : undefined}
      />
      {isMistyped && (
        <p id="erase-problem" className={form['problem']}>
          {messages.eraseNotYourAddress}
        </p>
      )}
      <button type="submit" className={button['secondary']}>
        {messages.eraseButton}
      </button>
    </form>
  );
}
