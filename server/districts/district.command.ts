import { readFile } from 'node:fs/promises';
import { readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import { StartError } from '#server/errors.ts';
import { type DistrictFields, parseDistrictFile } from './district-file.model.ts';
import { summariseDistricts } from './district-import.queries.ts';
import { type DistrictImport, importDistricts } from './district-import.service.ts';

const usage =
  'npm run districts -- import FILE.geojson [--id-field F] [--name-field F] [--parent-field F], or: npm run districts -- list';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(args, {
    usage,
    options: {
      'id-field': { type: 'string' },
      'name-field': { type: 'string' },
      'parent-field': { type: 'string' },
    },
  });
  const [verb, file, ...more] = positionals;
  if (verb === 'list' && file === undefined) return list();
  if (verb !== 'import' || file === undefined || more.length > 0) throw new UsageError(`Usage: ${usage}`);
  return importFile(file, {
    ...(values['id-field'] !== undefined && { id: values['id-field'] }),
    ...(values['name-field'] !== undefined && { name: values['name-field'] }),
    ...(values['parent-field'] !== undefined && { parent: values['parent-field'] }),
  });
});

async function importFile(file: string, fields: DistrictFields): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(`The file ${file} cannot be read: check the path, the spelling and its permissions.`);
  });
  const shapes = parseDistrictFile(text, fields);
  return withDatabase({}, async ({ orm }) => {
    const result = await orm.em.fork().transactional((em) => importDistricts(em, shapes));
    for (const line of reportLines(result)) console.log(line);
    return result.added.length + result.updated.length > 0 ? 0 : 1;
  });
}

function reportLines({ added, updated, strays, placesSeen, placesMoved, placesOutside }: DistrictImport): string[] {
  const named = (label: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${names.length} ${label}: ${names.join(', ')}.`];
  return [
    ...named('replaced', updated),
    ...named('added', added),
    ...named('left out, because they lie in no district that is known here', strays),
    `${placesSeen} places looked at: ${placesMoved} are in another district or quarter now, ${placesOutside} in no district.`,
  ];
}

async function list(): Promise<number> {
  return withDatabase({}, async ({ orm }) => {
    for (const { id, slug, name, parentId, places } of await summariseDistricts(orm.em.fork().getKysely<unknown>())) {
      console.log(
        `${parentId === null ? '' : '  '}${id}  ${name}  (${slug}, ${places} ${places === 1 ? 'place' : 'places'})`,
      );
    }
    return 0;
  });
}
