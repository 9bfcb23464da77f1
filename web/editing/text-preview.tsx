import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { type EditableEntryFragment, TextPreviewDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { contentLanguage } from '#web/paths.ts';
import { SanitisedHtml } from '#web/ui/sanitised-html.tsx';
import styles from './hours-editor.module.css';
import { privately } from './privately.ts';

/** null: nothing came of it yet */
type Text = { html: string } | 'failed' | null;

const pauseMs = 600;

interface TextPreviewProps {
  entry: Pick<EditableEntryFragment, 'id' | 'version'>;
  description: string;
}

/** The long text as its page shows it, made by the server as it is there; asked for only while one looks. */
export function TextPreview({ entry: { id, version }, description }: TextPreviewProps) {
  const messages = useLateMessages();
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState<Text>(null);
  useEffect(
    function ask() {
      if (!isOpen) return undefined;
      let isCurrent = true;
      const pause = setTimeout(async () => {
        const input = { id, version, description };
        const { data } = await client.query(TextPreviewDocument, { input }, privately).toPromise();
        if (isCurrent) setText(data?.entryPreview ? { html: data.entryPreview.description ?? '' } : 'failed');
      }, pauseMs);
      return function stopAsking() {
        isCurrent = false;
        clearTimeout(pause);
      };
    },
    [client, isOpen, id, version, description],
  );
  return (
    <details className={styles['expert']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{messages.textPreview}</summary>
      <div className={styles['preview']} aria-live="polite">
        {told()}
      </div>
    </details>
  );

  function told() {
    if (text === null) return <p>{messages.previewLoading}</p>;
    if (text === 'failed') return <p>{messages.previewFailed}</p>;
    if (text.html === '') return <p>{messages.textPreviewEmpty}</p>;
    return <SanitisedHtml html={text.html} lang={contentLanguage} />;
  }
}
