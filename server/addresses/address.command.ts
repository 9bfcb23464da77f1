import { readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import { StartError } from '#server/errors.ts';
import { withRegister } from './address-file.service.ts';
import { type AddressImport, importAddresses } from './address-import.service.ts';

const usage = 'npm run addresses -- import FILE.csv[.gz] [--city TOWN] [--credit "WHOSE REGISTER IT IS"]';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(args, {
    usage,
    options: { city: { type: 'string' }, credit: { type: 'string' } },
  });
  const [verb, file, ...more] = positionals;
  if (verb !== 'import' || file === undefined || more.length > 0) throw new UsageError(`Usage: ${usage}`);
  return withDatabase({}, async ({ orm, site }) => {
    const city = values.city ?? site.address?.city ?? null;
    const credit = values.credit ?? null;
    const done = await withRegister(file, city, (rows) =>
      orm.em.fork().transactional(async (em) => {
        const result = await importAddresses(em.getKysely<unknown>(), rows, { credit, isExample: false });
        if (result.addresses === 0) throw new StartError(nothingRead(file, result));
        return result;
      }),
    );
    for (const line of reportLines(done)) console.log(line);
    if (credit === null)
      console.log('To name the source under the address field, say it with --credit, as its licence may ask.');
    return 0;
  });
});

function nothingRead(file: string, { faults: [first] }: AddressImport): string {
  const reason = first ? `; row ${first.row}: ${first.reason}` : '';
  return `Not one row of ${file} is an address${reason}. The register is as it was.`;
}

function reportLines({ rows, addresses, streets, doubles, points, learned, refused, faults }: AddressImport): string[] {
  return [
    `${rows} rows read: ${addresses} addresses in ${streets} streets${doubles > 0 ? `, ${doubles} rows name a house a second time` : ''}.`,
    `${points + learned} of them have a point: ${points} by the file, ${learned} because an entry is found there.`,
    ...faults.map(({ row, reason }) => `Row ${row} is left out: ${reason}.`),
    ...(refused > faults.length ? [`${refused - faults.length} more rows are left out.`] : []),
  ];
}
