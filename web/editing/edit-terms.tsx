import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { Choices } from '#web/ui/form-fields.tsx';
import { type DraftProps, EditSection } from './edit-section.tsx';
import { languageChoices } from './language-choices.ts';

interface Term {
  slug: string;
  name: string;
  description?: string | null | undefined;
}

/** The words to choose from, each with what it means. */
export interface Terms {
  topics: readonly Term[];
  targetGroups: readonly Term[];
}

/** What it is about, for whom, and in which languages. */
export function EditTerms({ draft, problem, onChange, terms }: DraftProps & { terms: Terms }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const choices = (field: 'topics' | 'targetGroups' | 'languages') => ({
    id: field,
    none: messages.editNone,
    legend: messages.editField[field],
    problem: problem(field),
    selected: draft[field],
    onChange: (selected: string[]) => onChange({ [field]: selected }),
  });
  return (
    <EditSection id="topics-title" title={messages.editTopicsTitle}>
      <Choices hint={messages.editTopicsHint} choices={choicesOf(terms.topics)} {...choices('topics')} />
      <Choices choices={choicesOf(terms.targetGroups)} {...choices('targetGroups')} />
      <Choices choices={languageChoices(locale, draft.languages)} {...choices('languages')} />
    </EditSection>
  );
}

function choicesOf(terms: readonly Term[]) {
  return terms.map(({ slug, name, description }) => ({ value: slug, label: name, description }));
}
