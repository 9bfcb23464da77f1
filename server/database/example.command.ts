import { readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import { loadExample } from './load-example.ts';
import { type RemovedExample, removeExample } from './remove-example.ts';

const usage = 'npm run examples -- remove, or: npm run examples -- load';

await runCommand(async (args) => {
  const { positionals } = readArguments(args, { usage, options: {} });
  const [verb, ...more] = positionals;
  if (more.length > 0 || (verb !== 'remove' && verb !== 'load')) throw new UsageError(`Usage: ${usage}`);
  // a database that is new gets no examples behind the back of this command
  return withDatabase({ seed: 'none' }, async ({ orm, now }) => {
    const sentence = await orm.em.fork().transactional(async (em) => {
      if (verb === 'remove') return removedSentence(await removeExample(em.getKysely<unknown>()));
      const isLoaded = await loadExample(em, now);
      return isLoaded
        ? 'The invented examples are loaded.'
        : 'The invented examples are here already; nothing was changed.';
    });
    console.log(sentence);
    return 0;
  });
});

function removedSentence({ actors, cooperations, shortened, dissolved }: RemovedExample): string {
  if (actors + cooperations === 0) return 'There are no invented examples here; nothing was changed.';
  const sentences = [`Removed ${actors} invented entries and ${cooperations} invented cooperations.`];
  if (shortened > 0) sentences.push(`${shortened} cooperations of your own lost an invented participant.`);
  if (dissolved.length > 0)
    sentences.push(`These of your own had nobody left to cooperate with and are gone too: ${dissolved.join('; ')}.`);
  return [...sentences, 'Everything else is as it was.'].join('\n');
}
