import { type FormEvent, useState } from 'react';
import {
  type ActorFileFieldsFragment,
  RemoveInternalContactDocument,
  SaveInternalContactDocument,
} from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { TextArea, TextField } from '#web/ui/form-fields.tsx';
import { formatPhone, phoneHref } from '#web/ui/phone.ts';
import styles from './actor-file-page.module.css';
import { type OnFile, useFileChange } from './file-change.ts';

type Contact = ActorFileFieldsFragment['contacts'][number];
const longestRemark = 1000;
const lines = ['name', 'task', 'phone', 'email'] as const;
const types = { name: 'text', task: 'text', phone: 'tel', email: 'email' } as const;

/** Persons known there, for the coordinator alone. */
export function FileContacts({
  actorId,
  contacts,
  onFile,
}: {
  actorId: string;
  contacts: readonly Contact[];
  onFile: OnFile;
}) {
  const messages = useLateMessages();
  const [edited, setEdited] = useState<Contact | 'new' | null>(null);
  return (
    <section className={styles['card']} aria-labelledby="contacts">
      <h2 id="contacts">{messages.fileContacts}</h2>
      <p className={styles['minor']}>{messages.fileContactsHint}</p>
      <ul className={styles['list']}>
        {contacts.map((contact) => (
          <ContactItem key={contact.id} contact={contact} onEdit={() => setEdited(contact)} onFile={onFile} />
        ))}
      </ul>
      {edited === null ? (
        <p>
          <button type="button" className={button['secondary']} onClick={() => setEdited('new')}>
            {messages.contactAdd}
          </button>
        </p>
      ) : (
        <ContactForm
          key={edited === 'new' ? 'new' : edited.id}
          actorId={actorId}
          present={edited === 'new' ? null : edited}
          onDone={() => setEdited(null)}
          onFile={onFile}
        />
      )}
    </section>
  );
}

function ContactItem({ contact, onEdit, onFile }: { contact: Contact; onEdit: () => void; onFile: OnFile }) {
  const messages = useLateMessages();
  const [isAsked, setAsked] = useState(false);
  const { change, words } = useFileChange(onFile);
  const { id, version, name, task, phone, email, remark } = contact;
  return (
    <li>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {task && ` · ${task}`}
      </p>
      {phone && <a href={phoneHref(phone)}>{formatPhone(phone)}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {remark && <p className={styles['text']}>{remark}</p>}
      <div className={styles['ways']}>
        <button type="button" className={button['quiet']} onClick={onEdit} aria-label={messages.editOf(name)}>
          {messages.accountEdit}
        </button>
        {isAsked ? (
          <>
            <button
              type="button"
              className={button['secondary']}
              onClick={() => change(RemoveInternalContactDocument, { input: { id, version } })}
            >
              {messages.fileRemoveSure}
            </button>
            <button type="button" className={button['quiet']} onClick={() => setAsked(false)}>
              {messages.fileKeep}
            </button>
          </>
        ) : (
          <button type="button" className={button['quiet']} onClick={() => setAsked(true)}>
            {messages.fileRemove}
          </button>
        )}
        {words && <p role="status">{words}</p>}
      </div>
    </li>
  );
}

function ContactForm({
  actorId,
  present,
  onDone,
  onFile,
}: {
  actorId: string;
  present: Contact | null;
  onDone: () => void;
  onFile: OnFile;
}) {
  const messages = useLateMessages();
  const { change, problemOf, isSaving, words } = useFileChange(onFile);
  const [fields, setFields] = useState({
    name: present?.name ?? '',
    task: present?.task ?? '',
    phone: present?.phone ?? '',
    email: present?.email ?? '',
    remark: present?.remark ?? '',
  });
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      {lines.map((field) => (
        <TextField
          key={field}
          id={`contact-${field}`}
          type={types[field]}
          label={messages.contactField[field]}
          value={fields[field]}
          onChange={(value) => setFields({ ...fields, [field]: value })}
          problem={problemOf(field)}
        />
      ))}
      <TextArea
        id="contact-remark"
        label={messages.contactField.remark}
        rows={2}
        most={longestRemark}
        left={messages.editSignsLeft}
        value={fields.remark}
        onChange={(remark) => setFields({ ...fields, remark })}
        problem={problemOf('remark')}
      />
      <div className={styles['ways']}>
        <button type="submit" className={button['primary']} aria-disabled={isSaving}>
          {messages.contactSave}
        </button>
        <button type="button" className={button['quiet']} onClick={onDone}>
          {messages.contactCancel}
        </button>
      </div>
      <p role="status">{words}</p>
    </form>
  );

  async function save(event: FormEvent) {
    event.preventDefault();
    const version = present === null ? null : { id: present.id, version: present.version };
    if (await change(SaveInternalContactDocument, { input: { actorId, present: version, ...fields } })) onDone();
  }
}
