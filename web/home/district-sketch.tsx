import { Link } from 'react-router';
import { formatFilters } from '#web/directory/filters.ts';
import type { HomePageQuery } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import styles from './district-sketch.module.css';
import { createProjection, drawOutline, frameOf, labelPoint, sketchWidth } from './outline.ts';

type DistrictSketchProps = Pick<HomePageQuery, 'districts' | 'directory'>;

/** The districts as tinted areas; drawn from their outlines, so that it stands there without JavaScript. */
export function DistrictSketch({ districts, directory }: DistrictSketchProps) {
  const messages = useMessages();
  const locale = useLocale();
  const shown = districts.filter(({ parent }) => !parent);
  const { height, project } = createProjection(frameOf(shown.map(({ outline }) => outline)));
  const hrefOf = (id: string) => directoryPath(locale, formatFilters({ districts: [id] }));
  return (
    <section className={styles['sketch']} aria-labelledby="by-district">
      <h2 id="by-district">{messages.homeMap}</h2>
      <svg viewBox={`-8 -8 ${sketchWidth + 16} ${height + 16}`} aria-hidden="true">
        {shown.map(({ id, outline }, index) => (
          <Link key={id} to={hrefOf(id)} tabIndex={-1}>
            <path className={styles[`tint${index % 3}`]} d={drawOutline(outline, project)} />
          </Link>
        ))}
        {shown.map(({ id, name, outline, actorCount }) => {
          const [x, y] = project(labelPoint(outline));
          return (
            <text key={id} x={x} y={y}>
              <tspan className={styles['count']}>{actorCount}</tspan>
              {linesOf(name).map((line) => (
                <tspan key={line} className={styles['label']} x={x} dy="1.15em">
                  {line}
                </tspan>
              ))}
            </text>
          );
        })}
      </svg>
      <ul className={styles['list']}>
        {shown.map(({ id, name, actorCount }, index) => (
          <li key={id}>
            <Link to={hrefOf(id)}>
              <span className={styles[`key${index % 3}`]} aria-hidden="true" />
              <span className={styles['name']}>{name}</span>
              <span className={styles['entries']}>{messages.resultCount(actorCount)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className={styles['total']}>
        {messages.homeMapTotal(directory.actorCount, shown.length)}{' '}
        <Link to={directoryPath(locale)}>{messages.homeMapLink}</Link>
      </p>
      <p className={styles['credit']}>{messages.outlineCredit(directory.outlineCredit)}</p>
    </section>
  );
}

/** `Friedrichsfelde`, `Nord`: areas are narrower than their names. */
const linesOf = (name: string): string[] => name.split(/\s+|(?<=-)/u);
