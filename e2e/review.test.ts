import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { save, seenSummary, signInPathOf, slug, summaryOf } from './member.ts';
import {
  change,
  clear,
  coordinator,
  meetsTheRules,
  name,
  newcomer,
  open,
  openNewForm,
  openReviewedHouse,
  patience,
  propose,
} from './newcomer.ts';
import { type House, laptop, phone, seenText } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openReviewedHouse();
});
afterAll(() => house?.close());
afterEach(() => clear(house));

test(
  'a change goes from the form of somebody new through the coordinator to the public page',
  async () => {
    const before = await seenSummary(house, slug);
    const { page, problems, leave } = await openNewForm(house);
    await summaryOf(page).fill('Ein Haus, das allen offen steht.');
    await page.getByLabel('Was gerade anders ist').first().fill('Am Freitag geschlossen');
    await save(page);
    await page.getByText('Den Rest sieht sich die Koordination zuerst an.').waitFor();
    const waits = page.getByRole('region', { name: 'Das wartet auf einen Blick der Koordination' });
    expect(await waits.textContent()).toContain('In ein, zwei Sätzen');
    // also after a reload the form has what was typed, and nothing is unsaved
    await page.reload();
    await waits.waitFor();
    expect(await summaryOf(page).inputValue()).toBe('Ein Haus, das allen offen steht.');
    await page.getByRole('status').filter({ hasText: 'Nichts geändert' }).waitFor();
    await page.goto(`${house.site.origin}/konto`);
    const own = page.getByRole('region', { name: 'Ihre Änderungen, die noch nicht alle sehen' });
    await own.getByText('Ein Haus, das allen offen steht.').waitFor();
    expect(problems).toEqual([]);
    await leave();

    const resident = await house.visit(`/akteure/${slug}`);
    const text = await seenText(resident.page.locator('main'));
    expect(text).toContain('Am Freitag geschlossen');
    expect(text).not.toContain('das allen offen steht');
    await resident.leave();

    const desk = await open(house, coordinator, '/koordination');
    await desk.page.getByRole('link', { name: /2\s*Änderungen ansehen/ }).press('Enter');
    await desk.page.getByRole('heading', { name: 'Wartet auf Ihr Ja' }).waitFor();
    await desk.page.getByRole('link', { name }).first().press('Enter');
    await desk.page.getByRole('heading', { level: 1, name: `Änderung bei ${name}` }).waitFor();
    const field = desk.page.getByRole('group', { name: 'In ein, zwei Sätzen' });
    expect(await field.textContent()).toContain(before);
    // the first choice has the focus, and Enter finishes
    expect(await field.getByRole('radio', { checked: true }).evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText(`Erledigt: ${name}.`).waitFor();
    expect(await seenSummary(house, slug)).toBe('Ein Haus, das allen offen steht.');

    const seen = desk.page.getByRole('button', { name: /gesehen$/ });
    await seen.press('Enter');
    await seen.waitFor({ state: 'detached' });
    await desk.page.goto(`${house.site.origin}/koordination`);
    await desk.page.getByRole('heading', { name: 'Heute' }).waitFor();
    expect(await desk.page.getByRole('link', { name: /ansehen/ }).count()).toBe(0);
    await desk.page.goto(`${house.site.origin}/konto/eintrag/${slug}/verlauf`);
    await desk.page
      .getByRole('heading', { name: 'bearbeitet (Neu Beispiel), angesehen von Mara Beispiel' })
      .first()
      .waitFor();
    expect(desk.problems).toEqual([]);
    await desk.leave();
  },
  patience,
);

test.each([
  ['light, 1280 px', laptop, 'light'],
  ['dark, 320 px', { width: 320, height: 640 }, 'dark'],
] as const)(
  'the pages meet the rules of WCAG 2.2 AA: %s',
  async (_view, viewport, colorScheme) => {
    await change(
      house,
      sql`
    insert into proposed_revision (id, actor_id, account_id, changes, created_at, proposed_at)
    select '01990000-0000-7000-8000-000000000001', m.actor_id, m.account_id,
      '{"summary": {"from": "Alt", "to": "Ein Haus"}, "topics": {"from": [], "to": ["family"]}}', now(), now()
    from membership m join account a on a.id = m.account_id where a.email = ${newcomer}`,
    );
    await change(
      house,
      sql`
    insert into revision (id, actor_id, version, changed_at, changed_by, via, to_look_at, changes)
    select gen_random_uuid(), id, 900 + ${viewport.width}, now(), 'Neu', 'EDIT', true,
      '{"phone": {"from": null, "to": {"value": "+49301234567"}}}' from actor where slug = ${slug}`,
    );
    for (const [email, paths] of [
      [newcomer, [`/konto/eintrag/${slug}`, '/konto']],
      [coordinator, ['/koordination/pruefen', '/koordination/pruefen/01990000-0000-7000-8000-000000000001']],
    ] as const) {
      const { page, leave } = await open(house, email, '/konto', viewport);
      await page.emulateMedia({ colorScheme });
      for (const path of paths) {
        await page.goto(house.site.origin + path);
        await page
          .getByText(/Ein Haus|Stadtteilhaus|Neu/)
          .first()
          .waitFor();
        await page.getByText('Wird geladen').waitFor({ state: 'detached' });
        await meetsTheRules(page, path);
      }
      await leave();
    }
  },
  patience,
);

test(
  'without JavaScript what waits can still be read',
  async () => {
    await change(
      house,
      sql`
    insert into proposed_revision (id, actor_id, account_id, changes, created_at, proposed_at)
    select gen_random_uuid(), m.actor_id, m.account_id, '{"summary": {"from": "Alt", "to": "Nur gelesen"}}', now(), now()
    from membership m join account a on a.id = m.account_id where a.email = ${newcomer}`,
    );
    const { page, leave } = await house.visit(await signInPathOf(house, newcomer), { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page
      .getByRole('region', { name: 'Ihre Änderungen, die noch nicht alle sehen' })
      .getByText('Nur gelesen')
      .waitFor();
    await leave();
  },
  patience,
);

test(
  'a refusal needs a reason, which is read beside the form, and the text comes back',
  async () => {
    const before = await seenSummary(house, slug);
    await propose(house, 'Kaufen Sie bei uns!');
    const desk = await open(house, coordinator, '/koordination/pruefen', phone);
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    await desk.page.getByRole('link', { name }).first().click();
    await desk.page.getByRole('button', { name: 'Nichts davon übernehmen' }).click();
    await desk.page.getByText('Hier fehlt noch etwas').waitFor();
    await meetsTheRules(desk.page, 'proposal');
    const reason = desk.page.getByLabel('Ihre Antwort an Neu Beispiel');
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
    await reason.fill('Werbung nehmen wir nicht auf.');
    await desk.page.getByRole('button', { name: 'Nichts davon übernehmen' }).click();
    await desk.page.getByText(`Erledigt: ${name}.`).waitFor();
    await desk.leave();
    expect(await seenSummary(house, slug)).toBe(before);

    const { page, problems, leave } = await openNewForm(house);
    const refused = page.getByRole('region', { name: 'Das haben wir nicht übernommen' });
    await refused.getByText('Werbung nehmen wir nicht auf.').waitFor();
    expect(await summaryOf(page).inputValue()).toBe(before);
    await meetsTheRules(page, 'refused');
    await refused.getByRole('button', { name: 'Meinen Text wieder ins Formular holen' }).click();
    await page.getByText('Noch nicht gespeichert').waitFor();
    expect(await summaryOf(page).inputValue()).toBe('Kaufen Sie bei uns!');
    await page.goto(`${house.site.origin}/konto`);
    await page.getByText('Werbung nehmen wir nicht auf.').waitFor();
    await page.getByRole('button', { name: `Antwort zu ${name} gelesen, weg damit` }).click();
    await page.getByText('Werbung nehmen wir nicht auf.').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await leave();
  },
  patience,
);
