import { Link } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { accountPath, textPath } from '#web/paths.ts';
import styles from './shell.module.css';
import { useSite } from './site.tsx';

/** Who runs the directory, and its four texts. */
export function SiteFooter() {
  const messages = useMessages();
  const locale = useLocale();
  const { operator } = useSite();
  const texts = [
    { text: 'listing', name: messages.listing },
    { text: 'accessibility', name: messages.accessibility },
    { text: 'privacy', name: messages.privacy },
    { text: 'imprint', name: messages.imprint },
  ] as const;
  return (
    <footer className={styles['footer']}>
      <div className={styles['footerInner']}>
        <p>
          {operator.name}
          {operator.funder && <span className={styles['funder']}>{messages.footerFunder(operator.funder)}</span>}
        </p>
        <nav aria-label={messages.footerNavigation}>
          <ul className={styles['texts']}>
            <li>
              <Link to={accountPath(locale)}>{messages.account}</Link>
            </li>
            {texts.map(({ text, name }) => (
              <li key={text}>
                <Link to={textPath(locale, text)}>{name}</Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
