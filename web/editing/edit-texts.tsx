import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { Choice, TextArea, TextField } from '#web/ui/form-fields.tsx';
import { type DraftProps, EditSection } from './edit-section.tsx';
import { TextPreview } from './text-preview.tsx';

const kinds = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'] as const;
/** In characters, as the API takes them. */
const most = { summary: 500, description: 15_000, plainLanguage: 10_000 };

/** Who somebody is, and what they say of themselves. */
export function EditTexts({ entry, draft, problem, onChange }: DraftProps & { entry: EditableEntryFragment }) {
  const messages = useLateMessages();
  const text = (field: keyof typeof most) => ({
    id: field,
    most: most[field],
    left: messages.editSignsLeft,
    label: messages.editField[field],
    value: draft[field],
    problem: problem(field),
    onChange: (value: string) => onChange({ [field]: value }),
  });
  return (
    <>
      <EditSection id="about" title={messages.editAbout}>
        <TextField
          id="name"
          label={messages.editField.name}
          value={draft.name}
          problem={problem('name')}
          onChange={(name) => onChange({ name })}
        />
        <Choice
          legend={messages.editField.kind}
          choices={kinds.map((kind) => ({ value: kind, label: messages.kind[kind] }))}
          selected={draft.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </EditSection>
      <EditSection id="what" title={messages.editWhat}>
        <TextArea rows={3} hint={messages.editSummaryHint} {...text('summary')} />
        <TextArea rows={8} hint={messages.editDescriptionHint} {...text('description')} />
        <TextPreview entry={entry} description={draft.description} />
        <TextArea rows={5} hint={messages.editPlainHint} {...text('plainLanguage')} />
      </EditSection>
    </>
  );
}
