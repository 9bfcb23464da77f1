import { useEffect, useRef, useState } from 'react';
import { ComboBox, Input, type Key, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useQuery } from 'urql';
import { AddressSuggestionsDocument, type AddressSuggestionsQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import fields from '#web/ui/form-fields.module.css';
import { useDescription } from '#web/ui/form-fields.tsx';
import styles from './address-combobox.module.css';

export type SuggestedAddress = AddressSuggestionsQuery['addressSuggestions']['suggestions'][number];

export interface AddressComboboxProps {
  id: string;
  label: string;
  hint: string;
  problem: string | undefined;
  value: string;
  onChange: (street: string) => void;
  /** a house of the register */
  onChoose: (address: SuggestedAddress) => void;
}

/** Milliseconds without a key before addresses are asked for. */
const pause = 180;
/** Characters that say enough to suggest something. */
const shortest = 3;

/** The address field with houses of the register; whatever else is typed there stays as it is. */
export function AddressCombobox({ id, label, hint, problem, value, onChange, onChoose }: AddressComboboxProps) {
  const messages = useLateMessages();
  const described = useDescription({ hint, problem });
  const { suggestions, credit } = useAddresses(value);
  /** what was chosen last, of which nothing more is to be suggested: a list that opened again would hide the rest of the page */
  const [chosen, setChosen] = useState<string | null>(null);
  const isChosen = value === chosen;
  const input = useRef<HTMLInputElement>(null);
  useEffect(function typeOnAtTheEnd() {
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);
  return (
    <ComboBox
      className={fields['field'] ?? ''}
      allowsCustomValue
      // opened before the answer comes, else it would not open at all; without options nothing is to be seen
      allowsEmptyCollection={!isChosen && value.trim().length >= shortest}
      menuTrigger="input"
      inputValue={value}
      onInputChange={(typed) => typed !== value && onChange(typed)}
      items={isChosen ? [] : suggestions.map((address, key) => ({ id: key, address }))}
      selectedKey={null}
      onSelectionChange={choose}
    >
      <Label>{label}</Label>
      {described.hint}
      <Input
        ref={input}
        id={id}
        autoComplete="off"
        // the plain field that it replaces had the focus
        autoFocus
        aria-invalid={problem !== undefined || undefined}
        {...(described.by && { 'aria-describedby': described.by })}
      />
      {described.problem}
      {credit && <p className={fields['hint']}>{messages.placeRegister(credit)}</p>}
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox className={styles['list'] ?? ''} aria-label={messages.placeSuggestions}>
          {({ id: key, address }: { id: number; address: SuggestedAddress }) => (
            <ListBoxItem id={key} className={styles['option'] ?? ''} textValue={wordsOf(address)}>
              <span className={styles['street']}>{address.street}</span>
              <span>{[address.postalCode, address.locality].filter(Boolean).join(' ')}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );

  function choose(key: Key | null) {
    const address = typeof key === 'number' ? suggestions[key] : undefined;
    if (!address) return;
    // after a street, its house number is typed
    const street = address.complete ? address.street : `${address.street} `;
    setChosen(street);
    if (address.complete) onChoose(address);
    else onChange(street);
  }
}

const wordsOf = ({ street, postalCode, locality }: SuggestedAddress): string =>
  [street, postalCode, locality].filter(Boolean).join(' ');

function useAddresses(text: string): { suggestions: readonly SuggestedAddress[]; credit: string | null } {
  const [asked, setAsked] = useState('');
  useEffect(
    function askOncePaused() {
      const timer = setTimeout(() => setAsked(text.trim()), pause);
      return function typedOn() {
        clearTimeout(timer);
      };
    },
    [text],
  );
  const isShort = asked.length < shortest;
  const [{ data }] = useQuery({ query: AddressSuggestionsDocument, variables: { text: asked }, pause: isShort });
  if (isShort || text.trim().length < shortest || !data) return { suggestions: [], credit: null };
  const { suggestions, credit } = data.addressSuggestions;
  return { suggestions, credit: credit ?? null };
}
