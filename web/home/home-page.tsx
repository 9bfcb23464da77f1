import { useMessages } from '#web/i18n/locale.tsx';
import { patterns } from '#web/paths.ts';
import { SearchForm } from '#web/search/search-form.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { useSite } from '#web/shell/site.tsx';
import styles from './home-page.module.css';

/** One question, and the ways to an answer. */
export function HomePage() {
  const messages = useMessages();
  const site = useSite();
  usePageHead({
    title: `${site.siteName} · ${site.area}`,
    description: messages.homeDescription(site.area),
    canonical: patterns.home,
  });
  return (
    <div className={styles['home']}>
      <h1>{messages.homeTitle}</h1>
      <SearchForm />
    </div>
  );
}
