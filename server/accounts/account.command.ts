import { type CommandContext, readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import { Account } from './account.entity.ts';
import { addMembership, ensureAccount } from './account.service.ts';
import { readEmailAddress } from './email-address.model.ts';
import { createSignInLink, signInMinutes } from './sign-in.service.ts';

const usage = [
  'npm run accounts -- add ADDRESS [--name NAME] [--role coordinator|admin] [--keeps SLUG]',
  'npm run accounts -- link ADDRESS, suspend ADDRESS, restore ADDRESS, or list',
].join('\n       ');

const roles = { coordinator: 'COORDINATOR', admin: 'ADMIN' } as const;

await runCommand(async (args) => {
  const { positionals, values } = readArguments(args, {
    usage,
    options: { name: { type: 'string' }, role: { type: 'string' }, keeps: { type: 'string' } },
  });
  const [verb, typed, ...more] = positionals;
  if (more.length > 0 || !['add', 'link', 'suspend', 'restore', 'list'].includes(verb ?? ''))
    throw new UsageError(`Usage: ${usage}`);
  if (verb === 'list') return withDatabase({ seed: 'none' }, list);
  const email = readEmailAddress(typed ?? '');
  if (email === null) throw new UsageError(`"${typed ?? ''}" is no mail address. Usage: ${usage}`);
  return withDatabase({ seed: 'none' }, async (context) => {
    if (verb === 'add') await add(context, { email, ...values });
    if (verb === 'suspend' || verb === 'restore') return suspend(context, { email, isSuspended: verb === 'suspend' });
    return printLink(context, email);
  });
});

async function add(
  { orm }: CommandContext,
  { email, name, role, keeps }: { email: string; name?: string; role?: string; keeps?: string },
): Promise<void> {
  const known = roles[(role ?? 'coordinator') as keyof typeof roles];
  if (known === undefined) throw new UsageError(`"${role}" is no role: coordinator or admin.`);
  await orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email, name: name ?? null, roles: role === undefined ? [] : [known] });
    if (keeps === undefined) return;
    const membership = await addMembership(em, account, { slug: keeps, role: 'OWNER' });
    if (membership === null) throw new StartError(`There is no entry "${keeps}": its name in addresses is wanted.`);
  });
}

async function suspend(
  { orm, now }: CommandContext,
  { email, isSuspended }: { email: string; isSuspended: boolean },
): Promise<number> {
  await orm.em.fork().transactional(async (em) => {
    const account = await em.findOne(Account, { email });
    if (account === null) throw new StartError(`Nobody here has the address ${email}.`);
    account.suspendedAt = isSuspended ? now : null;
  });
  console.log(
    isSuspended ? `${email} cannot sign in any more, and is signed out everywhere.` : `${email} can sign in again.`,
  );
  return 0;
}

async function printLink({ orm, now }: CommandContext, email: string): Promise<number> {
  const token = await createSignInLink(orm, { email, now });
  if (token === null) throw new StartError(`Nobody who can sign in has the address ${email}.`);
  const { publicUrl, port } = readConfig(process.env);
  console.log(`To sign in as ${email}, within ${signInMinutes} minutes, once:`);
  console.log(`${publicUrl ?? `http://localhost:${port}`}/anmelden/link?token=${token}`);
  return 0;
}

async function list({ orm }: CommandContext): Promise<number> {
  const accounts = await orm.em.fork().findAll(Account, { orderBy: { email: 'asc' }, populate: ['memberships.actor'] });
  for (const { email, name, roles: held, suspendedAt, memberships } of accounts) {
    const kept = memberships.getItems().map(({ actor, role }) => `${actor.slug} (${role})`);
    const state = suspendedAt === null ? '' : 'suspended';
    console.log([email, name ?? '', held.join(' '), kept.join(', '), state].filter(Boolean).join('  '));
  }
  if (accounts.length === 0) console.log('There are no accounts yet.');
  return 0;
}
