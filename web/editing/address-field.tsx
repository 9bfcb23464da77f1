import { type ComponentType, useState } from 'react';
import { TextField } from '#web/ui/form-fields.tsx';
import type { AddressComboboxProps } from './address-combobox.tsx';

/** Street and house number: a plain field first, which gets its suggestions when somebody comes to it. */
export function AddressField(props: AddressComboboxProps) {
  const [Combobox, setCombobox] = useState<ComponentType<AddressComboboxProps> | null>(null);
  if (Combobox) return <Combobox {...props} />;
  const { onChoose: _, ...field } = props;
  return <TextField {...field} onFocus={loadSuggestions} />;

  async function loadSuggestions() {
    try {
      const { AddressCombobox } = await import('./address-combobox.tsx');
      // whoever has gone on meanwhile is not called back
      if (document.activeElement?.id === props.id) setCombobox(() => AddressCombobox);
    } catch {
      // offline, or a new version was deployed: an address can be typed without suggestions
    }
  }
}
