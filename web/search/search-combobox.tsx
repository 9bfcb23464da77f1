import { MapPin, Route, UsersRound } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ComboBox, Input, type Key, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import type { Filters } from '#web/directory/filters.ts';
import { SuggestDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { KindMark } from '#web/ui/kind-mark.tsx';
import { TopicIcon } from '#web/ui/topic-icon.tsx';
import styles from './search-combobox.module.css';
import { followSuggestion, nameSuggestion, type Suggestion } from './suggestion.ts';

/** Milliseconds without a key before suggestions are asked for. */
const pause = 180;
/** Characters that say enough to suggest something. */
const shortest = 2;

export type SearchComboboxProps = { filters: Filters; typed: string };

/** The search field with suggestions: choosing one opens an actor or sets a filter, Enter alone searches the words. */
export function SearchCombobox({ filters, typed }: SearchComboboxProps) {
  const messages = useMessages();
  const locale = useLocale();
  const navigate = useNavigate();
  const [text, setText] = useState(typed);
  const suggestions = useSuggestions(text);
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(filters.search);
  // A new search in the address replaces what stands in the field; what was typed before this field came stays.
  if (shown !== filters.search) {
    setShown(filters.search);
    setText(filters.search);
  }
  useEffect(function typeOnAtTheEnd() {
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);
  return (
    <ComboBox
      aria-label={messages.searchLabel}
      allowsCustomValue
      // Opened before the answer comes, else it would not open at all; without options nothing is to be seen.
      allowsEmptyCollection={text.trim().length >= shortest}
      menuTrigger="input"
      inputValue={text}
      onInputChange={setText}
      items={suggestions.map((suggestion, id) => ({ id, suggestion }))}
      selectedKey={null}
      onSelectionChange={choose}
    >
      <Input
        ref={input}
        name="search"
        type="search"
        maxLength={200}
        placeholder={messages.searchPlaceholder}
        enterKeyHint="search"
        // The native field that it replaces had the focus; the words typed there came along.
        autoFocus
        onKeyDown={searchOnEnter}
      />
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox className={styles['list'] ?? ''} aria-label={messages.suggestions}>
          {({ id, suggestion }: { id: number; suggestion: Suggestion }) => (
            <ListBoxItem id={id} className={styles['option'] ?? ''} textValue={nameSuggestion(suggestion)}>
              <SuggestionMark suggestion={suggestion} />
              <span className={styles['name']}>
                <bdi>{nameSuggestion(suggestion)}</bdi>
              </span>
              <span className={styles['sort']}>{messages.suggestionKind[suggestion.__typename]}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );

  function choose(key: Key | null) {
    const suggestion = typeof key === 'number' ? suggestions[key] : undefined;
    if (suggestion) navigate(followSuggestion(suggestion, filters, locale));
  }

  /** The combobox keeps Enter for its options; without a focused option it belongs to the form. */
  function searchOnEnter(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant')) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }
}

function useSuggestions(text: string): readonly Suggestion[] {
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
  const [{ data }] = useQuery({ query: SuggestDocument, variables: { text: asked }, pause: asked.length < shortest });
  return asked.length < shortest || !text.trim() ? [] : (data?.suggest ?? []);
}

function SuggestionMark({ suggestion }: { suggestion: Suggestion }) {
  switch (suggestion.__typename) {
    case 'ActorSuggestion':
      return <KindMark kind={suggestion.actor.kind} icon={suggestion.actor.topics[0]?.icon} size={30} />;
    case 'TopicSuggestion':
      return <TopicIcon name={suggestion.topic.icon} />;
    case 'TargetGroupSuggestion':
      return <UsersRound aria-hidden="true" />;
    case 'DistrictSuggestion':
      return <MapPin aria-hidden="true" />;
    case 'StreetSuggestion':
      return <Route aria-hidden="true" />;
  }
}
