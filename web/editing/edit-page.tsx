import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { EditPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { accountPath, signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { EditForm } from './edit-form.tsx';

/** The entry that a member keeps, in one form. */
export function EditPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: EditPageDocument,
    variables: { slug },
    requestPolicy: 'network-only',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) {
    return (
      <PageFrame title={messages.edit}>
        <p role="status">{messages.loading}</p>
      </PageFrame>
    );
  }
  if (!data.viewer || !data.editableActor) {
    return (
      <PageFrame title={messages.edit}>
        <p>{data.viewer ? messages.editNotYours : messages.accountSignedOut}</p>
        <p>
          <Link className={button['primary']} to={data.viewer ? accountPath(locale) : signInPath(locale)}>
            {data.viewer ? messages.account : messages.signIn}
          </Link>
        </p>
      </PageFrame>
    );
  }
  const { topics, targetGroups, editableActor } = data;
  return (
    <EditForm
      key={editableActor.id}
      loaded={editableActor}
      accountId={data.viewer.id}
      terms={{ topics, targetGroups }}
    />
  );
}
