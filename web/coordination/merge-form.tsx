import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import form from '#web/editing/edit-form.module.css';
import { MergeActorsDocument, type MergeableFieldsFragment, type MergeField } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { duplicatesPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import {
  differingFields,
  type PlaceChoice,
  placesOf,
  placesThatStay,
  type Side,
  sideOfField,
  sideThatStays,
  wordOf,
} from './merge-fields.ts';
import styles from './merge-page.module.css';
import worklist from './worklist-page.module.css';

type Entries = readonly [MergeableFieldsFragment, MergeableFieldsFragment];

/** What stays of each field and which places, and the question before two become one. */
export function MergeForm({ entries, ending }: { entries: Entries; ending: readonly string[] }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const navigate = useNavigate();
  const [{ fetching, error }, merge] = useMutation(MergeActorsDocument);
  const stays = sideThatStays(entries, messages);
  const fields = differingFields(...entries, messages);
  const places = placesOf(entries, stays);
  const [chosen, setChosen] = useState<Partial<Record<MergeField, Side>>>({});
  const [kept, setKept] = useState(() => placesThatStay(places));
  const [isAsked, setIsAsked] = useState(false);
  const sideOf = (field: MergeField) => chosen[field] ?? sideOfField(field, { entries, stays, messages });
  return (
    <div className={styles['form']}>
      <p>{fields.length > 0 ? messages.mergeIntro : messages.mergeFieldsSame}</p>
      {fields.map((field) => (
        <FieldChoice
          key={field}
          field={field}
          entries={entries}
          side={sideOf(field)}
          onChoose={(side) => setChosen({ ...chosen, [field]: side })}
        />
      ))}
      {places.length > 0 && <PlaceChoices places={places} kept={kept} onKept={setKept} />}
      <p>{messages.mergeUnited}</p>
      {ending.length > 0 && <p className={worklist['lacks']}>{messages.mergeEnding(ending.join(', '))}</p>}
      {isAsked ? (
        <section className={styles['question']} aria-live="polite">
          <p>{messages.mergeQuestion(entries[0].actor.name, entries[1].actor.name)}</p>
          <div className={worklist['ways']}>
            <button
              type="button"
              className={button['primary']}
              aria-disabled={fetching}
              ref={focusOnce}
              onClick={makeOne}
            >
              {messages.mergeSure}
            </button>
            <button type="button" className={button['secondary']} onClick={() => setIsAsked(false)}>
              {messages.mergeCancel}
            </button>
          </div>
        </section>
      ) : (
        <div className={worklist['ways']}>
          <button type="button" className={button['primary']} onClick={() => setIsAsked(true)}>
            {messages.mergeAsk}
          </button>
        </div>
      )}
      {error && (
        <p role="alert">
          {['CONFLICT', 'NOT_FOUND'].includes(String(error.graphQLErrors[0]?.extensions['code']))
            ? messages.mergeConflict
            : messages.mergeFailed}
        </p>
      )}
    </div>
  );

  async function makeOne() {
    if (fetching) return;
    const asRead = ({ actor: { id, version } }: MergeableFieldsFragment) => ({ id, version });
    const { data } = await merge({
      input: {
        keep: asRead(entries[stays]),
        merged: asRead(entries[stays === 0 ? 1 : 0]),
        take: fields.filter((field) => sideOf(field) !== stays),
        places: places.filter(({ id }) => kept.includes(id)).map(({ id }) => id),
      },
    });
    const actor = data?.mergeActors.actor;
    if (actor) navigate(duplicatesPath(locale), { state: { done: messages.mergeDone(actor.name) } });
  }
}

/** Whoever pressed the button that is gone goes on at the one that took its place. */
const focusOnce = (element: HTMLButtonElement | null): void => element?.focus();

function FieldChoice({
  field,
  entries,
  side,
  onChoose,
}: {
  field: MergeField;
  entries: Entries;
  side: Side;
  onChoose: (side: Side) => void;
}) {
  const messages = useLateMessages();
  return (
    <fieldset className={form['versions']}>
      <legend>{messages.mergeField[field]}</legend>
      {([0, 1] as const).map((one) => (
        <label key={one}>
          <input type="radio" name={field} checked={side === one} onChange={() => onChoose(one)} />
          <span>
            <strong>{one === 0 ? messages.mergeFirst : messages.mergeSecond}</strong>
            <span className={form['version']}>{wordOf(field, entries[one], messages) || messages.mergeEmpty}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function PlaceChoices({
  places,
  kept,
  onKept,
}: {
  places: readonly PlaceChoice[];
  kept: readonly string[];
  onKept: (ids: string[]) => void;
}) {
  const messages = useLateMessages();
  return (
    <fieldset className={form['versions']}>
      <legend>{messages.mergePlaces}</legend>
      {places.map(({ id, street, openingHours, entry }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={kept.includes(id)}
            onChange={({ target }) => onKept(target.checked ? [...kept, id] : kept.filter((one) => one !== id))}
          />
          <span>
            <strong>{street ?? messages.mergeNoStreet}</strong>
            <span className={form['version']}>
              {[messages.mergePlaceOf(entry), openingHours].filter(Boolean).join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
