import type { ExampleLinks } from './accounts/example-accounts.service.ts';

export interface Started {
  address: string;
  isExample: boolean;
  /** null: others can reach this process, and get no keys to it */
  links: ExampleLinks | null;
}

/** What a person reads when the server is ready. */
export function startBlock({ address, isExample, links }: Started): string {
  const lines = [
    `Kieznetz is running at  ${address}`,
    'To stop it:             press Ctrl-C',
    ...(isExample
      ? ['All entries are invented examples. To remove them:', '                        npm run examples -- remove']
      : []),
    ...(links === null
      ? []
      : [
          'To sign in as a member of an association, or as the coordinator, once within a day:',
          `${address}/anmelden/link?token=${links.association}`,
          `${address}/anmelden/link?token=${links.coordinator}`,
          `Mails that would be sent are shown at ${address}/postfach`,
        ]),
    'To import your own:     npm run import -- FILE.xlsx --dry-run',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '─'.repeat(width + 2);
  return [`┌${rule}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${rule}┘`].join('\n');
}
