import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { HistoryDifferenceDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { historyPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { HistoryChanges, type HistoryRevision, revisionWords } from './history-item.tsx';
import styles from './history-page.module.css';

/** Stands in the address for the version before all that is written down. */
const beginning = 'anfang';

interface HistoryComparisonProps {
  slug: string;
  nodes: readonly HistoryRevision[];
  hasBeginning: boolean;
}

/** Any two versions of this page beside each other; a plain form, whose address can be kept. */
export function HistoryComparison({ slug, nodes, hasBeginning }: HistoryComparisonProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const [newest] = nodes;
  const versions = nodes.map((revision) => ({
    value: revision.id,
    label: revisionWords(revision, { messages, locale }),
  }));
  if (hasBeginning) versions.push({ value: beginning, label: messages.historyBeginning });
  const chosen = { one: query.get('eine'), other: query.get('andere') };
  const choices = [
    { name: 'eine', label: messages.historyCompareOne, value: chosen.one ?? versions[1]?.value },
    { name: 'andere', label: messages.historyCompareOther, value: chosen.other ?? newest?.id },
  ];
  return (
    <section className={styles['comparison']} aria-labelledby="compare">
      <h2 id="compare">{messages.historyCompare}</h2>
      <form action={historyPath(locale, slug)}>
        {query.has('nach') && <input type="hidden" name="nach" value={query.get('nach') ?? ''} />}
        {choices.map(({ name, label, value }) => (
          <label key={name}>
            <span>{label}</span>
            <select name={name} defaultValue={value}>
              {versions.map((version) => (
                <option key={version.value} value={version.value}>
                  {version.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className={button['secondary']}>
          {messages.historyCompareSubmit}
        </button>
      </form>
      {chosen.one !== null && chosen.other !== null && <Difference slug={slug} one={chosen.one} other={chosen.other} />}
    </section>
  );
}

function Difference({ slug, one, other }: { slug: string; one: string; other: string }) {
  const messages = useLateMessages();
  const isSame = one === other;
  // the beginning is named first, whichever was chosen for it
  const [first, second] = other === beginning ? [other, one] : [one, other];
  const variables = { slug, one: first === beginning ? null : first, other: second };
  const [{ data, fetching }] = useQuery({ query: HistoryDifferenceDocument, variables, pause: isSame });
  const changes = data?.revisionDifference?.changes ?? [];
  if (fetching) return <p role="status">{messages.loading}</p>;
  return (
    <div className={styles['difference']} role="status">
      <h3>{messages.historyDifference}</h3>
      {isSame || changes.length === 0 ? <p>{messages.historyNoDifference}</p> : <HistoryChanges changes={changes} />}
    </div>
  );
}
