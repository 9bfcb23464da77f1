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
      const [tag = '', quality = ''] = entry.split(';');
      const [, weight = '1'] = quality.split('=');
      return { language: tag.trim().split('-')[0]?.toLowerCase() ?? '', quality: Number(weight) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return preferred.map(({ language }) => language).find((language) => locales.includes(language)) ?? usual;
}
