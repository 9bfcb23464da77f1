import { Mail, Phone } from 'lucide-react';
import { useMessages } from '#web/i18n/locale.tsx';
import { formatPhone, phoneHref } from '#web/ui/phone.ts';
import styles from './operator-contact.module.css';
import { useSite } from './site.tsx';

/** The people behind the directory: face, role, hours, two ways to reach them. */
export function OperatorContact() {
  const messages = useMessages();
  const { operator } = useSite();
  return (
    <div className={styles['contact']}>
      {operator.portrait && <img src={operator.portrait} alt="" width="72" height="72" />}
      <div>
        <p className={styles['name']}>{operator.contactName ?? operator.name}</p>
        <p>{operator.role}</p>
        {operator.hours && <p className={styles['hours']}>{messages.askUsHours(operator.hours)}</p>}
        <p className={styles['ways']}>
          {operator.phone && (
            <a href={phoneHref(operator.phone)}>
              <Phone aria-hidden="true" size={18} /> {messages.call(formatPhone(operator.phone))}
            </a>
          )}
          <a href={`mailto:${operator.email}`}>
            <Mail aria-hidden="true" size={18} /> {messages.write}
          </a>
        </p>
      </div>
    </div>
  );
}
