import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ActorKind, ProposalPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { proposePath } from '#web/paths.ts';
import type { FormState } from '#web/shell/form-state.tsx';
import button from '#web/ui/button.module.css';
import { PostedField } from '#web/ui/posted-field.tsx';
import type { Part } from './form-part.ts';
import { ProposalContacts } from './proposal-contacts.tsx';
import styles from './proposal-form.module.css';
import { Proposer } from './proposer.tsx';
import { Radios } from './radios.tsx';
import { SimilarActors, type Typed, typedOf } from './similar-actors.tsx';

const kinds: readonly ActorKind[] = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'];

interface ProposalFormProps extends Pick<ProposalPageQuery, 'topics' | 'districts'> {
  form: FormState;
}

/** Sent as browsers send forms: with JavaScript and without, the answer is a page. */
export function ProposalForm({ form, topics, districts }: ProposalFormProps) {
  const messages = useLateMessages();
  const { token, typed } = form;
  const [compared, setCompared] = useState<Typed>(typed);
  const problemOf = (name: string) => form.problems.find(({ path }) => path[0] === name)?.message;
  const part = { typed, problemOf };
  return (
    <form
      method="post"
      action={proposePath(useLocale())}
      className={styles['form']}
      onInput={({ currentTarget }) => setCompared(typedOf(currentTarget))}
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={typed['seen'] ?? ''} />
      <PostedField form="proposal" name="name" label={messages.proposalName} problem={problemOf('name')}>
        {(described) => <input {...described} maxLength={500} defaultValue={typed['name'] ?? ''} />}
      </PostedField>
      <SimilarActors typed={compared} />
      <Radios
        name="kind"
        legend={messages.proposalKind}
        part={part}
        choices={kinds.map((kind) => [kind, messages.proposalKinds[kind]])}
      />
      <PostedField
        form="proposal"
        name="summary"
        label={messages.proposalSummary}
        hint={messages.proposalSummaryHint}
        problem={problemOf('summary')}
      >
        {(described) => <textarea {...described} rows={4} maxLength={5000} defaultValue={typed['summary'] ?? ''} />}
      </PostedField>
      <Topics topics={topics} part={part} />
      <Where districts={districts} part={part} />
      <ProposalContacts part={part} />
      <Proposer part={part} />
      {/* Out of sight and reach of people: only a program fills it in. */}
      <div className="hiddenVisually" aria-hidden="true">
        <label>
          {messages.reportTrap}
          <input name="subject" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <p>
        <button type="submit" className={button['primary']}>
          {problemOf('similar') ? messages.proposalSendAnyway : messages.proposalSend}
        </button>
      </p>
    </form>
  );
}

function Topics({ topics, part: { typed, problemOf } }: { topics: ProposalPageQuery['topics']; part: Part }) {
  const messages = useLateMessages();
  const chosen = (typed['topics'] ?? '').split(',');
  const problem = problemOf('topics');
  return (
    <details className={styles['chooser']} open={problem !== undefined || chosen.some((slug) => slug !== '')}>
      <summary id="proposal-topics">
        {messages.proposalTopics} <ChevronDown aria-hidden="true" size={20} />
      </summary>
      <fieldset className={styles['choices']} aria-describedby={problem && 'proposal-topics-problem'}>
        <legend className="hiddenVisually">{messages.proposalTopics}</legend>
        <div className={styles['columns']}>
          {topics.map(({ slug, name }) => (
            <label key={slug}>
              <input type="checkbox" name="topics" value={slug} defaultChecked={chosen.includes(slug)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
        {problem && (
          <p id="proposal-topics-problem" className={styles['problem']}>
            {problem}
          </p>
        )}
      </fieldset>
    </details>
  );
}

function Where({ districts, part: { typed, problemOf } }: { districts: ProposalPageQuery['districts']; part: Part }) {
  const messages = useLateMessages();
  return (
    <fieldset className={styles['group']}>
      <legend>{messages.proposalWhere}</legend>
      <p className={styles['hint']}>{messages.proposalWhereHint}</p>
      <PostedField form="proposal" name="street" label={messages.proposalStreet} problem={problemOf('street')}>
        {(described) => <input {...described} maxLength={500} defaultValue={typed['street'] ?? ''} />}
      </PostedField>
      <PostedField
        form="proposal"
        name="postalCode"
        label={messages.proposalPostalCode}
        problem={problemOf('postalCode')}
      >
        {(described) => (
          <input {...described} inputMode="numeric" maxLength={20} defaultValue={typed['postalCode'] ?? ''} />
        )}
      </PostedField>
      <PostedField form="proposal" name="district" label={messages.proposalDistrict} problem={undefined}>
        {(described) => (
          <select {...described} defaultValue={typed['district'] ?? ''}>
            <option value="">{messages.proposalDistrictUnknown}</option>
            {districts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </PostedField>
    </fieldset>
  );
}
