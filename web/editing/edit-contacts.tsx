import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import type { Draft } from './draft.ts';
import { CheckBox, TextField } from './edit-fields.tsx';

interface EditContactsProps {
  entry: EditableEntryFragment;
  draft: Draft;
  problem: (...path: string[]) => string | undefined;
  onChange: (change: Partial<Draft>) => void;
}

/** How to reach somebody; of an initiative, which has no office, it is asked whether a private number may be shown. */
export function EditContacts({ entry, draft, problem, onChange }: EditContactsProps) {
  const messages = useMessages();
  // a number that once was somebody's own stays so, whatever the entry becomes
  const asksConsent = (contact: EditableEntryFragment['email']) => draft.kind === 'INITIATIVE' || contact?.personal;
  const isWaiting = (contact: EditableEntryFragment['email']) => contact?.personal && !contact.consented;
  return (
    <>
      <TextField
        id="phone"
        type="tel"
        label={messages.editField.phone}
        value={draft.phone}
        problem={problem('phone')}
        hint={isWaiting(entry.phone) ? messages.editNotPublic : undefined}
        onChange={(phone) => onChange({ phone })}
      />
      {asksConsent(entry.phone) && draft.phone !== '' && (
        <CheckBox checked={draft.phoneConsented} onChange={(phoneConsented) => onChange({ phoneConsented })}>
          {messages.editConsentPhone}
        </CheckBox>
      )}
      <TextField
        id="email"
        type="email"
        label={messages.editField.email}
        value={draft.email}
        problem={problem('email')}
        hint={isWaiting(entry.email) ? messages.editNotPublic : undefined}
        onChange={(email) => onChange({ email })}
      />
      {asksConsent(entry.email) && draft.email !== '' && (
        <CheckBox checked={draft.emailConsented} onChange={(emailConsented) => onChange({ emailConsented })}>
          {messages.editConsentEmail}
        </CheckBox>
      )}
      <TextField
        id="website"
        type="url"
        label={messages.editField.website}
        value={draft.website}
        problem={problem('website')}
        onChange={(website) => onChange({ website })}
      />
    </>
  );
}
