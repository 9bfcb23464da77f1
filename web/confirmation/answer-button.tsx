import { useLocale } from '#web/i18n/locale.tsx';
import { confirmPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import styles from './confirmation-page.module.css';

type AnswerButtonProps = {
  token: string;
  /** what is shown beside the button: no other version is confirmed by it */
  version: number;
  answer: 'CONFIRMED' | 'CHANGED' | 'GONE';
  isSure?: boolean;
  look?: 'primary' | 'secondary';
  text: string;
};

/** A form of its own, which a browser sends without any script, and no mail program by itself. */
export function AnswerButton({ token, version, answer, isSure = false, look = 'secondary', text }: AnswerButtonProps) {
  const locale = useLocale();
  return (
    <form method="post" action={confirmPath(locale)} className={styles['answer']}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="answer" value={answer} />
      {isSure && <input type="hidden" name="sure" value="1" />}
      <button type="submit" className={button[look]}>
        {text}
      </button>
    </form>
  );
}
