import { ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { cookieOf, type SignInHouse } from './test-sign-in.ts';

const coordinatorEmail = 'koordination@example.org';

/** The cookie of a coordinator who has just signed in. */
export async function signInCoordinator(house: SignInHouse): Promise<string> {
  await house.site.database.orm.em
    .fork()
    .transactional((em) =>
      ensureAccount(em, { email: coordinatorEmail, name: 'Mara Beispiel', roles: ['COORDINATOR'] }),
    );
  return signInAs(house, coordinatorEmail);
}

/** The cookie of somebody with an account who has just signed in. */
export async function signInAs({ site, time, post }: SignInHouse, email: string): Promise<string> {
  const token = await createSignInLink(site.database.orm, { email, minutes: 60, now: time.now });
  return cookieOf(await post('/anmelden/link', { token: token ?? '' }));
}
