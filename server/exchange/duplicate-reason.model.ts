import { DuplicateReasonCode, type ReadReason } from './duplicate-reason.type.ts';

const codes = Object.values(DuplicateReasonCode);

/** The reasons of those that are known here, as they were kept. */
export function readReasons(texts: readonly string[]): ReadReason[] {
  return texts.flatMap((text) => {
    const [word, value] = text.split(' ');
    const code = codes.find((known) => known === word);
    return code === undefined ? [] : [{ code, value: value === undefined ? null : Number(value) }];
  });
}

/** For the report of an import and the command line. */
export function reasonsInEnglish(texts: readonly string[]): string[] {
  return readReasons(texts).map(({ code, value }) => english[code](value ?? 0));
}

const english: Record<DuplicateReasonCode, (value: number) => string> = {
  SAME_NAME: () => 'same name',
  SIMILAR_NAME: (percent) => `similar name (${percent} %)`,
  SAME_ADDRESS: () => 'same street and number',
  APART: (metres) => `${metres} m apart`,
  SAME_EMAIL: () => 'same mail address',
  SAME_PHONE: () => 'same phone',
  SAME_WEBSITE: () => 'same web page',
};
