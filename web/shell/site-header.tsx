import { Languages, Star } from 'lucide-react';
import { Link, NavLink, useLocation } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { useKept } from '#web/kept/kept-store.ts';
import { directoryPath, homePath, inLocale, keptPath, locales } from '#web/paths.ts';
import { BrandMark } from '#web/ui/brand-mark.tsx';
import { useSite } from './site.tsx';
import styles from './site-header.module.css';

/** Name, area, navigation, how many entries are kept, and the way to the other languages. */
export function SiteHeader() {
  const messages = useMessages();
  const locale = useLocale();
  const site = useSite();
  const location = useLocation();
  const kept = useKept().length;
  return (
    <header className={styles['header']}>
      <Link className={styles['brand']} to={homePath(locale)}>
        <BrandMark />
        <span className={styles['names']}>
          <span className={styles['name']}>{site.siteName}</span> <span className={styles['area']}>{site.area}</span>
        </span>
      </Link>
      <nav className={styles['nav']} aria-label={messages.mainNavigation}>
        <NavLink to={directoryPath(locale)}>{messages.navDirectory}</NavLink>
        <NavLink to={keptPath(locale)}>
          <Star aria-hidden="true" size="1.1em" /> {kept > 0 ? messages.navKeptCount(kept) : messages.navKept}
        </NavLink>
      </nav>
      {/* A full load on purpose: only the page's own language is in the browser. */}
      {locales
        .filter((other) => other !== locale && site.locales.includes(other))
        .map((other) => (
          <a key={other} className={styles['language']} href={inLocale(location, other)} hrefLang={other} lang={other}>
            <Languages aria-hidden="true" size="1.1em" /> {messages.otherLanguages[other]}
          </a>
        ))}
    </header>
  );
}
