/** The language of labels and messages: `?locale=`, else what the browser prefers, else the operator's usual one. */
export function requestLocale(
  { locale, acceptLanguage }: { locale: unknown; acceptLanguage: string | undefined },
  locales: readonly string[],
): string {
  const usual = locales[0] ?? 'de';
  if (typeof locale === 'string' && locales.includes(locale)) return locale;
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(/\s*;\s*q=/);
      return { language: tag.split('-')[0]?.toLowerCase() ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return preferred.map(({ language }) => language).find((language) => locales.includes(language)) ?? usual;
}
