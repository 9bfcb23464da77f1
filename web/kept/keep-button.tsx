import { Star } from 'lucide-react';
import { useMessages } from '#web/i18n/locale.tsx';
import styles from './keep-button.module.css';
import { toggleKept, useKept } from './kept-store.ts';

type KeepButtonProps = { actor: { slug: string; name: string }; labelled?: true };

/** The star that puts an actor on the list of this browser; `labelled` writes the word beside it. */
export function KeepButton({ actor, labelled }: KeepButtonProps) {
  const messages = useMessages();
  const kept = useKept().includes(actor.slug);
  return (
    <button
      type="button"
      className={labelled ? styles['labelled'] : styles['star']}
      aria-pressed={kept}
      aria-label={messages.keep(actor.name)}
      onClick={() => toggleKept(actor.slug)}
    >
      <Star aria-hidden="true" size={22} />
      {labelled && <span>{kept ? messages.keptShort : messages.keepShort}</span>}
    </button>
  );
}
