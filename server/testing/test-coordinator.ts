import { ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { cookieOf, type SignInHouse } from './test-sign-in.ts';

export const coordinatorEmail = 'koordination@example.org';

/** The cookie of a coordinator who has just signed in. */
export async function signInCoordinator({ site, time, post }: SignInHouse): Promise<string> {
  const { orm } = site.database;
  await orm.em
    .fork()
    .transactional((em) =>
      ensureAccount(em, { email: coordinatorEmail, name: 'Mara Beispiel', roles: ['COORDINATOR'] }),
    );
  const token = await createSignInLink(orm, { email: coordinatorEmail, minutes: 60, now: time.now });
  return cookieOf(await post('/anmelden/link', { token: token ?? '' }));
}
