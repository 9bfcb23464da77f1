import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { CheckBox, TextField } from '#web/ui/form-fields.tsx';
import { type DraftProps, EditSection } from './edit-section.tsx';

/** How to reach somebody; of an initiative, which has no office, it is asked whether a private number may be shown. */
export function EditContacts({ entry, draft, problem, onChange }: DraftProps & { entry: EditableEntryFragment }) {
  const messages = useLateMessages();
  return (
    <EditSection id="reach" title={messages.editReach}>
      {contact('phone', 'tel', messages.editConsentPhone)}
      {contact('email', 'email', messages.editConsentEmail)}
      <TextField
        id="website"
        type="url"
        label={messages.editField.website}
        value={draft.website}
        problem={problem('website')}
        onChange={(website) => onChange({ website })}
      />
      <CheckBox checked={draft.openToCooperation} onChange={(openToCooperation) => onChange({ openToCooperation })}>
        {messages.editOpen}
      </CheckBox>
    </EditSection>
  );

  function contact(field: 'phone' | 'email', type: 'tel' | 'email', consent: string) {
    const [{ value, consented }, saved] = [draft[field], entry[field]];
    // a number that once was somebody's own stays so, whatever the entry becomes
    const asksConsent = value !== '' && (draft.kind === 'INITIATIVE' || saved?.personal);
    const isWaiting = saved?.personal && !saved.consented;
    return (
      <>
        <TextField
          id={field}
          type={type}
          label={messages.editField[field]}
          value={value}
          problem={problem(field)}
          hint={isWaiting ? messages.editNotPublic : undefined}
          // whoever agreed did so for one number: another one asks anew
          onChange={(typed) => onChange({ [field]: { value: typed, consented: false } })}
        />
        {asksConsent && (
          <CheckBox checked={consented} onChange={(isOn) => onChange({ [field]: { value, consented: isOn } })}>
            {consent}
          </CheckBox>
        )}
      </>
    );
  }
}
