import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { startTestSmtp, type TestSmtp } from '#server/testing/test-smtp.ts';
import { type House, openHouse, phone } from './visitor.ts';

const email = 'verein@example.org';
let house: House;
let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startTestSmtp();
  house = await openHouse({ mail: true, environment: { SMTP_URL: smtp.url } });
  await house.site.database.orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email, name: 'Ilse Beispiel' });
    await addMembership(em, account, { slug: 'stadtteilhaus-volkrad', role: 'OWNER' });
  });
});
afterAll(async () => {
  await house?.close();
  await smtp?.close();
});

describe.each([true, false])('a volunteer on a phone, with JavaScript: %s', (javaScriptEnabled) => {
  test('signs in by the link of a mail, sees the entries, and signs out', async () => {
    const { page, requests, problems, leave } = await house.visit('/', { viewport: phone, javaScriptEnabled });
    await page.getByRole('link', { name: 'Mein Konto' }).click();
    await page.getByRole('link', { name: 'Anmelden' }).click();
    await page.getByLabel('Ihre Mailadresse').fill(email);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sehen Sie in Ihre Mails' }).waitFor();
    const { text = '' } = await smtp.mailTo(email);
    await page.goto(/http\S+\/anmelden\/link\S+/.exec(text)?.[0] ?? '');
    expect(await page.context().cookies()).toEqual([]);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Angemeldet als Ilse Beispiel.').waitFor();
    const [cookie, ...more] = await page.context().cookies();
    expect([cookie?.name, cookie?.secure, cookie?.httpOnly, cookie?.sameSite, more]).toEqual([
      '__Host-session',
      true,
      true,
      'Lax',
      [],
    ]);
    await page.getByRole('link', { name: 'Stadtteilhaus Volkrad', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Stadtteilhaus Volkrad' }).waitFor();
    await page.goto(`${house.site.origin}/konto`);
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    await page.goto(`${house.site.origin}/konto`);
    await page.getByText('Sie sind nicht angemeldet.').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(house.site.origin))).toEqual([]);
    expect(problems).toEqual([]);
    await leave();
  });

  test('types the six digits, after a wrong try, on the machine where no mail is read', async () => {
    const { page, leave } = await house.visit('/en/anmelden', { viewport: phone, javaScriptEnabled });
    await page.getByLabel('Your mail address').fill(email.toUpperCase());
    await page.getByRole('button', { name: 'Send a mail to sign in' }).click();
    const { text = '' } = await smtp.mailTo(email);
    const [code = ''] = /^\d{3} \d{3}$/m.exec(text) ?? [];
    await page.getByLabel('The six digits').fill(code === '111 111' ? '222222' : '111111');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This number is not right').waitFor();
    await page.getByLabel('The six digits').fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signed in as Ilse Beispiel.').waitFor();
    await leave();
  });
});
