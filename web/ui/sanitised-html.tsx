import styles from './sanitised-html.module.css';

/** Text that the server has sanitised when it was written; nothing else may be given to this. */
export function SanitisedHtml({ html, lang }: { html: string; lang?: string }) {
  const content = { dangerouslySetInnerHTML: { __html: html } };
  return <div className={styles['text']} lang={lang} {...content} />;
}
