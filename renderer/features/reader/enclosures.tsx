import type { Enclosure } from '../../../electron/contract/models.ts';
import { Icon } from '../../ui/icons.tsx';
import { wordBytes } from '../../words/numbers.ts';
import { openOutside } from './links.ts';
import { nameOfLink } from './name-of-link.ts';
import styles from './enclosures.module.css';

/** What can be played stands apart, in `features/media`. */
const isPlayed = ({ type }: Enclosure): boolean => /^(?:audio|video)\//i.test(type ?? '');

/** Files that came with the story, as links: they are fetched only when the reader opens them. */
export const Enclosures = ({ enclosures: all }: { readonly enclosures: readonly Enclosure[] }) => {
  const enclosures = all.filter((enclosure) => !isPlayed(enclosure));
  if (enclosures.length === 0) return null;
  return (
    <section className={styles.enclosures} aria-label="Enclosed" dir="ltr">
      <h2>Enclosed</h2>
      <ul>
        {enclosures.map((enclosure) => (
          <li key={enclosure.link}>
            <Icon name="clip" />
            <a
              href={enclosure.link}
              rel="noreferrer"
              onClick={(event) => {
                event.preventDefault();
                openOutside(enclosure.link);
              }}
            >
              {nameOfLink(enclosure.link)}
            </a>
            <span>
              {[enclosure.type, enclosure.length === null ? null : wordBytes(enclosure.length)]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
