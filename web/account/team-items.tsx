import type { TeamPageQuery } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { teamPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import styles from './team-page.module.css';

type Team = NonNullable<TeamPageQuery['entryTeam']>;

interface ColleagueItemProps {
  slug: string;
  colleague: Team['colleagues'][number];
  mayManage: boolean;
  isLastOwner: boolean;
}

/** Somebody who keeps the entry, and below it what whoever looks may change of that. */
export function ColleagueItem({ slug, colleague, mayManage, isLastOwner }: ColleagueItemProps) {
  const messages = useLateMessages();
  const { id, name, email, role, isViewer } = colleague;
  const other = role === 'OWNER' ? 'EDITOR' : 'OWNER';
  return (
    <li>
      <p className={styles['person']}>
        <span>
          <strong>
            <bdi>{name ?? email}</bdi>
          </strong>{' '}
          {isViewer && messages.teamYou}
        </span>
        {name !== null && <span className={styles['minor']}>{email}</span>}
        <span className={styles['minor']}>{messages.teamRole[role]}</span>
      </p>
      {(mayManage || isViewer) && (
        <details className={styles['change']}>
          <summary aria-label={messages.teamChangeOf(name ?? email)}>{messages.teamChange}</summary>
          {isLastOwner && <p>{messages.teamOnlyOwner}</p>}
          {mayManage && !isLastOwner && (
            <TeamForm
              slug={slug}
              fields={{ tun: 'rolle', id, rolle: other }}
              label={other === 'OWNER' ? messages.teamMakeOwner : messages.teamMakeEditor}
              text={other === 'OWNER' ? messages.teamMakeOwnerText : messages.teamMakeEditorText}
            />
          )}
          {!isLastOwner && (
            <TeamForm
              slug={slug}
              fields={{ tun: 'entfernen', id }}
              label={isViewer ? messages.teamLeave : messages.teamRemove}
              text={isViewer ? messages.teamLeaveText : messages.teamRemoveText}
            />
          )}
        </details>
      )}
    </li>
  );
}

interface TeamFormProps {
  slug: string;
  fields: Record<string, string>;
  label: string;
  text: string;
}

/** What will come of it, and the button that does it. */
function TeamForm({ slug, fields, label, text }: TeamFormProps) {
  const locale = useLocale();
  return (
    <form method="post" action={teamPath(locale, slug)}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <p>{text}</p>
      <button type="submit" className={button['secondary']}>
        {label}
      </button>
    </form>
  );
}

export function InvitationItem({ slug, invitation }: { slug: string; invitation: Team['invitations'][number] }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { id, email, name, role, expiresAt, expired } = invitation;
  return (
    <li>
      <p className={styles['person']}>
        <strong>
          <bdi>{name ?? email}</bdi>
        </strong>
        {name !== null && <span className={styles['minor']}>{email}</span>}
        <span className={styles['minor']}>{role === null ? messages.teamClaimed : messages.teamRole[role]}</span>
        <span className={styles['minor']}>
          {expired ? messages.teamInvitedExpired : messages.teamInvitedUntil(formatDate(locale, expiresAt))}
        </span>
      </p>
      <form method="post" action={teamPath(locale, slug)}>
        <input type="hidden" name="tun" value="zurueckziehen" />
        <input type="hidden" name="id" value={id} />
        <button type="submit" className={button['secondary']} aria-label={messages.teamWithdrawOf(email)}>
          {messages.teamWithdraw}
        </button>
      </form>
    </li>
  );
}
