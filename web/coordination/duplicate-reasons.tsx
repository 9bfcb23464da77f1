import type { DuplicatesPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import worklist from './worklist-page.module.css';

type Reasons = NonNullable<DuplicatesPageQuery['duplicates']>['nodes'][number]['reasons'];

/** How likely it is that two entries are one, in words, and why. */
export function DuplicateReasons({ score, reasons }: { score: number; reasons: Reasons }) {
  const messages = useLateMessages();
  const why = reasons.map(({ code, value }) => messages.duplicateReason[code](value ?? 0)).join(', ');
  return (
    <p>
      <strong>{messages.duplicateScore(score)}</strong>
      {why !== '' && <span className={worklist['facts']}> · {why}</span>}
    </p>
  );
}
