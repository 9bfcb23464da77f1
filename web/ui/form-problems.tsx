import styles from './form-problems.module.css';

interface FormProblemsProps {
  /** whose fields have ids that begin with its name */
  form: string;
  title: string;
  problems: readonly { path: readonly string[]; message: string }[];
}

/** What has to be mended, before everything else; each leads to its field, if it has one. */
export function FormProblems({ form, title, problems }: FormProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <section className={styles['problems']} role="alert" aria-labelledby="problems">
      <h2 id="problems">{title}</h2>
      <ul>
        {problems.map(({ path: [name = ''], message }) => (
          <li key={name}>{name === 'form' ? <span>{message}</span> : <a href={`#${form}-${name}`}>{message}</a>}</li>
        ))}
      </ul>
    </section>
  );
}
