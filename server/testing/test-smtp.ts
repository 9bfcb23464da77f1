import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface TestSmtp {
  url: string;
  /** what has arrived, in order */
  mails: ParsedMail[];
  /** what is said to the next mails, as many as there are: a code and a text of SMTP */
  refusals: { code: number; text: string }[];
  /** the next mail to an address; waits for it */
  mailTo(address: string): Promise<ParsedMail>;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this machine. @param refuse whether a mail is refused for a while, apart from `refusals` */
export async function startTestSmtp(refuse: () => boolean = () => false): Promise<TestSmtp> {
  const mails: ParsedMail[] = [];
  const refusals: TestSmtp['refusals'] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const refusal = refusals.shift() ?? (refuse() ? { code: 451, text: 'later, please' } : undefined);
      simpleParser(stream).then((mail) => {
        if (refusal !== undefined) return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        mails.push(mail);
        for (const look of waiting.splice(0)) look();
        return done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const seen = new Set<ParsedMail>();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refusals,
    async mailTo(wanted) {
      for (;;) {
        const found = mails.find((mail) => !seen.has(mail) && recipientsOf(mail).includes(wanted));
        if (found !== undefined) {
          seen.add(found);
          return found;
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export function recipientsOf({ to }: ParsedMail): string[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address));
}
