/** What a person reads when the server is ready. */
export function startBlock({ address, isExample }: { address: string; isExample: boolean }): string {
  const lines = [
    `Kieznetz is running at  ${address}`,
    'To stop it:             press Ctrl-C',
    ...(isExample
      ? ['All entries are invented examples. To remove them:', '                        npm run examples -- remove']
      : []),
    'To import your own:     npm run import -- FILE.xlsx --dry-run',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '─'.repeat(width + 2);
  return [`┌${rule}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${rule}┘`].join('\n');
}
