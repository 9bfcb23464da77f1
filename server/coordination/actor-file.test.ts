import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCoordinator } from '#server/testing/test-coordinator.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

let house: EditingHouse;
let coordinator: string;
let actorId: string;
beforeAll(async () => {
  house = await openEditingHouse();
  coordinator = await signInCoordinator(house);
  actorId = await house.idOf(entries.own);
});
afterAll(() => house.close());

interface ActorFile {
  actor: { slug: string; phone: { value: string } | null };
  keepers: { name: string | null; email: string; isOwner: boolean }[];
  contacts: { id: string; version: number; name: string; phone: string | null; email: string | null }[];
  notes: { id: string; version: number; kind: string; text: string; dueOn: string | null; doneAt: string | null }[];
}
interface Payload {
  file: ActorFile | null;
  problems: { path: string[]; code: string; message: string }[];
}

const fields = `{ actor { slug phone { value } } keepers { name email isOwner }
  contacts { id version name phone email } notes { id version kind text dueOn doneAt writtenBy } }`;
const changes = {
  addActorNote: 'AddActorNoteInput',
  finishReminder: 'FileEntryInput',
  removeActorNote: 'FileEntryInput',
  saveInternalContact: 'SaveInternalContactInput',
  removeInternalContact: 'FileEntryInput',
} as const;
type Change = keyof typeof changes;

const change = (name: Change, input: Record<string, unknown>, by = coordinator) =>
  house.ask<Record<Change, Payload>>(
    `mutation ($input: ${changes[name]}!) { ${name}(input: $input) { file ${fields} problems { path code message } } }`,
    { input },
    by,
  );
async function changed(name: Change, input: Record<string, unknown>): Promise<ActorFile> {
  const { data, errors } = await change(name, input);
  const { file, problems } = data[name];
  if (file === null) throw new Error(JSON.stringify([problems, errors]));
  return file;
}
const read = async (slug: string, by = coordinator) =>
  (
    await house.ask<{ actorFile: ActorFile | null }>(
      `query ($slug: String!) { actorFile(slug: $slug) ${fields} }`,
      { slug },
      by,
    )
  ).data.actorFile;

const someId = '01890000-0000-7000-8000-000000000000';
const inputs: Record<Change, () => Record<string, unknown>> = {
  addActorNote: () => ({ actorId, kind: 'NOTE', text: 'Geheim' }),
  finishReminder: () => ({ id: someId, version: 1 }),
  removeActorNote: () => ({ id: someId, version: 1 }),
  saveInternalContact: () => ({ actorId, name: 'Ada Beispiel' }),
  removeInternalContact: () => ({ id: someId, version: 1 }),
};

describe('the file of an actor', () => {
  test('is seen by coordinators alone, with who keeps the entry', async () => {
    expect(await read(entries.own, '')).toBeNull();
    expect(await read(entries.own, house.cookie)).toBeNull();
    expect(await read('gibt-es-nicht')).toBeNull();
    expect(await read(entries.own)).toMatchObject({
      actor: { slug: entries.own },
      keepers: [{ name: 'Ilse Beispiel', email: 'verein@example.org', isOwner: true }],
    });
  });

  test.each(Object.keys(changes) as Change[])('%s is refused to all others', async (name) => {
    const codeFor = async (by: string) => (await change(name, inputs[name](), by)).errors?.[0]?.extensions.code;
    expect(await codeFor('')).toBe('UNAUTHENTICATED');
    expect(await codeFor(house.cookie)).toBe('NOT_FOUND');
    expect(await house.query(sql`select 1 from actor_note union all select 1 from internal_contact`)).toEqual([]);
  });
});

describe('notes', () => {
  test('are kept with who wrote them, the newest first, open reminders before them', async () => {
    await changed('addActorNote', { actorId, kind: 'CALL', text: 'Frau Beispiel\u200b ruft zurück.\r\nNach 16 Uhr.' });
    await changed('addActorNote', { actorId, kind: 'REMINDER', text: 'Nachfragen', dueOn: '2026-12-01' });
    house.time.now = new Date('2026-11-27T10:05:00Z');
    const { notes } = await changed('addActorNote', { actorId, kind: 'NOTE', text: 'Zieht um', dueOn: '2026-12-01' });
    expect(notes.map(({ kind, text, dueOn }) => ({ kind, text, dueOn }))).toEqual([
      { kind: 'REMINDER', text: 'Nachfragen', dueOn: '2026-12-01' },
      { kind: 'NOTE', text: 'Zieht um', dueOn: null },
      { kind: 'CALL', text: 'Frau Beispiel ruft zurück.\nNach 16 Uhr.', dueOn: null },
    ]);
    expect(notes[0]).toMatchObject({ writtenBy: 'Mara Beispiel', doneAt: null });
  });

  test('a reminder is on the desk from its day until it is done', async () => {
    const tasks = async () => {
      const { data } = await house.ask<{ desk: { tasks: { name: string; count: number }[] } }>(
        '{ desk { tasks { name count } } }',
        {},
        coordinator,
      );
      return data.desk.tasks.find(({ name }) => name === 'REMINDERS')?.count ?? 0;
    };
    expect(await tasks()).toBe(0);
    // in Berlin it is the first of December already
    house.time.now = new Date('2026-11-30T23:30:00Z');
    expect(await tasks()).toBe(1);
    const reminder = (await read(entries.own))?.notes[0];
    const { notes } = await changed('finishReminder', { id: reminder?.id, version: reminder?.version });
    expect(notes.find(({ id }) => id === reminder?.id)?.doneAt).toBe('2026-11-30T23:30:00.000Z');
    expect(await tasks()).toBe(0);
    const stale = await change('removeActorNote', { id: reminder?.id, version: reminder?.version });
    expect(stale.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  test.each([
    [{ kind: 'NOTE', text: ' \u200b ' }, 'text', 'REQUIRED'],
    [{ kind: 'NOTE', text: 'x'.repeat(4001) }, 'text', 'TOO_LONG'],
    [{ kind: 'REMINDER', text: 'Anrufen' }, 'dueOn', 'REQUIRED'],
  ])('say what is wrong: %o', async (typed, field, code) => {
    const { data } = await change('addActorNote', { actorId, ...typed });
    expect(data.addActorNote).toMatchObject({ file: null, problems: [{ path: [field], code }] });
  });

  test('are gone when they are taken away, and with their actor', async () => {
    const note = (await changed('addActorNote', { actorId, kind: 'NOTE', text: 'Kurz' })).notes[0];
    const { notes } = await changed('removeActorNote', { id: note?.id, version: note?.version });
    expect(notes.map(({ id }) => id)).not.toContain(note?.id);
    const gone = await change('removeActorNote', { id: note?.id, version: note?.version });
    expect(gone.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const nobody = await change('addActorNote', { actorId: someId, kind: 'NOTE', text: 'Kurz' });
    expect(nobody.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('persons known at an actor', () => {
  test('are kept, changed and forgotten, and never public', async () => {
    const typed = {
      actorId,
      name: ' Ada  Beispiel ',
      task: 'Vorstand',
      phone: '030 5 12 34 56',
      email: 'Ada@Example.org',
    };
    const [ada] = (await changed('saveInternalContact', typed)).contacts;
    expect(ada).toMatchObject({ name: 'Ada Beispiel', phone: '+49305123456', email: 'Ada@example.org' });
    const present = { id: ada?.id, version: ada?.version };
    const [again] = (await changed('saveInternalContact', { ...typed, present, phone: '' })).contacts;
    expect(again).toMatchObject({ id: ada?.id, phone: null });
    const stale = await change('saveInternalContact', { ...typed, present });
    expect(stale.errors?.[0]?.extensions.code).toBe('CONFLICT');
    const elsewhere = {
      ...typed,
      actorId: await house.idOf(entries.others),
      present: { id: again?.id, version: again?.version },
    };
    expect((await change('saveInternalContact', elsewhere)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const seen = await fetch(`${house.site.origin}/akteure/${entries.own}`);
    expect(await seen.text()).not.toContain('Ada');
    const { contacts } = await changed('removeInternalContact', { id: again?.id, version: again?.version });
    expect(contacts).toEqual([]);
  });

  test.each([
    [{ name: '' }, 'name', 'REQUIRED'],
    [{ name: 'Ada', phone: 'abc' }, 'phone', 'INVALID'],
    [{ name: 'Ada', email: 'ada' }, 'email', 'INVALID'],
    [{ name: 'Ada', email: 'a@example.org, b@example.org' }, 'email', 'INVALID'],
    [{ name: 'Ada', remark: 'x'.repeat(1001) }, 'remark', 'TOO_LONG'],
  ])('say what is wrong: %o', async (typed, field, code) => {
    const { data } = await change('saveInternalContact', { actorId, ...typed });
    expect(data.saveInternalContact).toMatchObject({ file: null, problems: [{ path: [field], code }] });
  });
});
