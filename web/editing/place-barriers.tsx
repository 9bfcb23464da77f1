import type { AccessFeature, AccessValue } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import fields from '#web/ui/form-fields.module.css';
import { TextField } from '#web/ui/form-fields.tsx';
import { wordOfBarriers } from './draft-words.ts';
import styles from './edit-places.module.css';
import type { NamedField } from './edit-section.tsx';
import { type BarrierDraft, barrierFeatures, type PlaceDraft } from './place-draft.ts';

const values: readonly AccessValue[] = ['UNKNOWN', 'YES', 'PARTLY', 'NO'];

interface PlaceBarriersProps {
  barriers: PlaceDraft['barriers'];
  named: NamedField;
  onChange: (barriers: PlaceDraft['barriers']) => void;
}

/** What can be used without a barrier; a sentence and a day are asked for where something is known. */
export function PlaceBarriers({ barriers, named, onChange }: PlaceBarriersProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const change = (feature: AccessFeature, changed: Partial<BarrierDraft>) =>
    onChange({ ...barriers, [feature]: { ...barriers[feature], ...changed } });
  return (
    <details className={fields['chooser']}>
      <summary>
        <strong>{messages.placeBarriers}</strong>
        <span className={styles['known']}>
          {wordOfBarriers(barriers, { messages, locale }) || messages.placeBarriersUnknown}
        </span>
      </summary>
      <div className={styles['barriers']}>
        <p>{messages.placeBarriersHint}</p>
        {barrierFeatures.map((feature) => (
          <Barrier
            key={feature}
            feature={feature}
            barrier={barriers[feature]}
            named={named}
            onChange={(changed) => change(feature, changed)}
          />
        ))}
      </div>
    </details>
  );
}

interface BarrierProps {
  feature: AccessFeature;
  barrier: BarrierDraft;
  named: NamedField;
  onChange: (changed: Partial<BarrierDraft>) => void;
}

function Barrier({ feature, barrier, named, onChange }: BarrierProps) {
  const messages = useLateMessages();
  const { id } = named(`access.${feature}.value`);
  return (
    <div className={styles['barrier']}>
      <div className={fields['field']}>
        <label htmlFor={id}>{messages.placeBarrier[feature]}</label>
        <select
          id={id}
          value={barrier.value}
          onChange={({ target }) => set(values.find((value) => value === target.value) ?? 'UNKNOWN')}
        >
          {values.map((value) => (
            <option key={value} value={value}>
              {messages.placeBarrierValue[value]}
            </option>
          ))}
        </select>
      </div>
      {(barrier.value !== 'UNKNOWN' || barrier.note !== '') && (
        <div className={styles['row']}>
          <TextField
            label={messages.placeBarrierNote}
            value={barrier.note}
            onChange={(note) => onChange({ note })}
            {...named(`access.${feature}.note`)}
          />
          <TextField
            type="date"
            label={messages.placeBarrierDay}
            value={barrier.asOf}
            onChange={(asOf) => onChange({ asOf })}
            {...named(`access.${feature}.asOf`)}
          />
        </div>
      )}
    </div>
  );

  /** Who says so now has looked now, unless another day is given. */
  function set(value: AccessValue) {
    onChange({ value, asOf: value === 'UNKNOWN' ? '' : new Date().toLocaleDateString('sv-SE') });
  }
}
