import { Languages, Star } from 'lucide-react';
import { Link, NavLink, useLocation } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath, homePath, inLocale, keptPath, locales } from '#web/paths.ts';
import { BrandMark } from '#web/ui/brand-mark.tsx';
import styles from './shell.module.css';
import { useSite } from './site.tsx';

/** Name, area, navigation, the kept list's count, and the way to the other languages. */
export function SiteHeader() {
  const messages = useMessages();
  const locale = useLocale();
  const site = useSite();
  const location = useLocation();
  return (
    <header className={styles['header']}>
      <Link className={styles['brand']} to={homePath(locale)}>
        <BrandMark />
        <span className={styles['name']}>{site.siteName}</span> <span className={styles['area']}>{site.area}</span>
      </Link>
      <nav className={styles['nav']} aria-label={messages.mainNavigation}>
        <NavLink to={directoryPath(locale)}>{messages.navDirectory}</NavLink>
        <NavLink to={keptPath(locale)}>
          <Star aria-hidden="true" size="1.1em" /> {messages.navKept}
        </NavLink>
        {locales
          .filter((other) => other !== locale)
          .map((other) => (
            <a
              key={other}
              className={styles['language']}
              href={inLocale(location, other)}
              hrefLang={other}
              lang={other}
            >
              <Languages aria-hidden="true" size="1.1em" /> {messages.otherLanguages[other]}
            </a>
          ))}
      </nav>
    </header>
  );
}
