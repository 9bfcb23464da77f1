import { Eye, X } from 'lucide-react';
import { type MouseEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useClient } from 'urql';
import { ActorEntry } from '#web/actor/actor-entry.tsx';
import { type EditableEntryFragment, EntryPreviewDocument, type EntryPreviewQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { type Draft, inputOf } from './draft.ts';
import styles from './entry-preview.module.css';
import { privately } from './privately.ts';

type Preview = EntryPreviewQuery['entryPreview'] | 'asking' | 'failed';

/** The whole entry with what stands in the form, as on its page; over the form, which stays as it is. */
export function EntryPreview({ entry, draft }: { entry: EditableEntryFragment; draft: Draft }) {
  const messages = useLateMessages();
  const client = useClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [preview, setPreview] = useState<Preview>(null);
  return (
    <>
      <button type="button" className={button['secondary']} onClick={open}>
        <Eye aria-hidden="true" size={20} /> {messages.previewOpen}
      </button>
      {createPortal(
        <dialog
          ref={dialog}
          className={styles['preview']}
          aria-labelledby="preview-title"
          onClose={() => setPreview(null)}
        >
          <header className={styles['head']}>
            <div>
              <h2 id="preview-title">{messages.previewTitle}</h2>
              <p>{messages.previewText}</p>
            </div>
            <button type="button" className={button['primary']} onClick={() => dialog.current?.close()}>
              <X aria-hidden="true" size={20} /> {messages.previewClose}
            </button>
          </header>
          {preview === 'asking' && (
            <p role="status" className={styles['told']}>
              {messages.previewLoading}
            </p>
          )}
          {preview === 'failed' && (
            <p role="alert" className={styles['told']}>
              {messages.previewFailed}
            </p>
          )}
          {preview !== null && typeof preview === 'object' && (
            <div onClickCapture={ignore}>
              <ActorEntry actor={preview} />
            </div>
          )}
        </dialog>,
        document.body,
      )}
    </>
  );

  async function open() {
    setPreview('asking');
    dialog.current?.showModal();
    const { data } = await client.query(EntryPreviewDocument, { input: inputOf(entry, draft) }, privately).toPromise();
    setPreview((now) => (now === null ? null : (data?.entryPreview ?? 'failed')));
  }
}

/** A preview leads nowhere and keeps nothing. */
function ignore(event: MouseEvent) {
  if (!(event.target instanceof Element) || event.target.closest('a, button') === null) return;
  event.preventDefault();
  event.stopPropagation();
}
