import { Link } from 'react-router';
import { useQuery } from 'urql';
import { FilterForm } from '#web/directory/filter-form.tsx';
import { formatFilters, noFilters } from '#web/directory/filters.ts';
import { HomePageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { contentLanguage, directoryPath, patterns, proposePath, textPath } from '#web/paths.ts';
import { SearchField } from '#web/search/search-field.tsx';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { useSite } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { DistrictSketch } from './district-sketch.tsx';
import styles from './home-page.module.css';
import { TopicTiles } from './topic-tiles.tsx';

/** One question, and the ways to an answer. */
export function HomePage() {
  const messages = useMessages();
  const locale = useLocale();
  const site = useSite();
  const [{ data, error }, ask] = useQuery({ query: HomePageDocument });
  usePageHead({
    title: `${site.siteName} · ${site.area}`,
    description: messages.homeDescription(site.area),
    canonical: patterns.home,
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  const search = (words: string) => directoryPath(locale, formatFilters({ search: words }));
  return (
    <div className={styles['home']}>
      <div className={styles['question']}>
        <h1>{messages.homeTitle}</h1>
        <search className={styles['search']}>
          <FilterForm className={styles['big']}>
            <SearchField filters={noFilters} />
          </FilterForm>
        </search>
        <div className={styles['examples']}>
          <p id="examples">{messages.searchExamplesLead}</p>
          <ul aria-labelledby="examples" className={styles['pills']}>
            {messages.searchExamples.map((words) => (
              <li key={words}>
                <Link to={search(words)} lang={contentLanguage}>
                  {words}
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <FilterForm className={styles['near']}>
          <label htmlFor="street">{messages.homeNear}</label>
          <div>
            <input
              id="street"
              name="street"
              type="text"
              required
              maxLength={100}
              placeholder={messages.homeNearLabel}
            />
            <button type="submit" className={button['secondary']}>
              {messages.homeNearSubmit}
            </button>
          </div>
        </FilterForm>
        <section className={styles['door']}>
          <h2>{messages.askUs}</h2>
          <p>{messages.askUsText}</p>
          <OperatorContact />
        </section>
      </div>
      {data && <DistrictSketch districts={data.districts} directory={data.directory} />}
      {data && <TopicTiles topics={data.topics} />}
      <div className={styles['doors']}>
        <section className={styles['door']}>
          <h2>{messages.doorJoin}</h2>
          <p>{messages.doorJoinText}</p>
          <Link className={button['secondary']} to={search(messages.doorJoinSearch)}>
            {messages.doorJoinLink}
          </Link>
        </section>
        <section className={styles['door']}>
          <h2>{messages.doorActors}</h2>
          <p>{messages.doorActorsText}</p>
          <Link className={button['secondary']} to={textPath(locale, 'listing')}>
            {messages.doorActorsLink}
          </Link>
          {/* A full load on purpose: the form is made for one visitor. */}
          <a className={button['secondary']} href={proposePath(locale)}>
            {messages.propose}
          </a>
        </section>
      </div>
    </div>
  );
}
