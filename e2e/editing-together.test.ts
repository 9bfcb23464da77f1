import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initiative, openForm, openMemberHouse, save, seenSummary, slug, summaryOf } from './member.ts';
import { type House, laptop } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openMemberHouse();
});
afterAll(() => house?.close());

describe('two people at once', () => {
  test('see both versions of what both changed, and choose', async () => {
    const [first, second] = [await openForm(house, slug), await openForm(house, slug, { viewport: laptop })];
    await summaryOf(first.page).fill('Von der Ersten');
    await summaryOf(second.page).fill('Von der Zweiten');
    await second.page.getByLabel('Webseite').fill('volkrad.example.org');
    await save(first.page);
    await first.page.getByText('Gespeichert.').waitFor();
    await save(second.page);
    const panel = second.page.getByRole('region', { name: 'Jemand anderes hat den Eintrag inzwischen geändert' });
    await panel.getByText('Von der Ersten').waitFor();
    await panel.getByText('Von der Zweiten').waitFor();
    for (let reload = 0; reload < 2; reload += 1) {
      await second.page.reload();
      await panel.getByText('Von der Ersten').waitFor();
      expect(await second.page.getByRole('button', { name: 'Speichern' }).isDisabled()).toBe(true);
    }
    await panel.getByRole('radio', { name: /Steht jetzt dort/ }).check();
    await panel.getByRole('button', { name: 'So übernehmen' }).click();
    await save(second.page);
    await second.page.getByText('Gespeichert.').waitFor();
    const { actor } = await house.ask<{ actor: unknown }>(`{ actor(slug: "${slug}") { summary website } }`);
    expect(actor).toEqual({ summary: 'Von der Ersten', website: 'https://volkrad.example.org' });
    await first.leave();
    await second.leave();
  });

  test('who changed different things lose neither', async () => {
    const [first, second] = [await openForm(house, initiative), await openForm(house, initiative)];
    await summaryOf(first.page).fill('Bienen und Honig.');
    await second.page.getByLabel('Webseite').fill('https://bienen.example.org');
    await save(first.page);
    await first.page.getByText('Gespeichert.').waitFor();
    await save(second.page);
    await second.page.getByText('Beides steht jetzt hier zusammen').waitFor();
    expect(await summaryOf(second.page).inputValue()).toBe('Bienen und Honig.');
    await save(second.page);
    await second.page.getByText('Gespeichert.').waitFor();
    expect(await seenSummary(house, initiative)).toBe('Bienen und Honig.');
    await first.leave();
    await second.leave();
  });
});

test('whoever only says that all is right is shown first what somebody else has changed', async () => {
  const [first, second] = [await openForm(house, initiative), await openForm(house, initiative)];
  await summaryOf(first.page).fill('Nur noch Honig.');
  await save(first.page);
  await first.page.getByText('Gespeichert.').waitFor();
  await second.page.getByRole('button', { name: 'Ja, alles stimmt noch' }).click();
  await second.page.getByText('Jetzt steht hier die neue Fassung').waitFor();
  expect(await summaryOf(second.page).inputValue()).toBe('Nur noch Honig.');
  await second.page.getByRole('button', { name: 'Ja, alles stimmt noch' }).click();
  await second.page.getByText('Danke!').waitFor();
  await first.leave();
  await second.leave();
});
