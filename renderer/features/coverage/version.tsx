import { lazy, Suspense, useState } from 'react';
import type { Addition, Coverage, StoryVersion } from '../../../electron/contract/coverage.ts';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { useStatus } from '../../state/statuses.ts';
import { IconButton } from '../../ui/button.tsx';
import { wordCopies, wordMore } from '../../words/coverage.ts';
import { wordClock } from '../../words/times.ts';
import { Marked } from '../section/marked.tsx';
import { StoryLink } from '../story-link.tsx';
import styles from './coverage.module.css';

const VersionMenu = lazy(async () => ({ default: (await import('./version-menu.tsx')).VersionMenu }));

const Adds = ({ adds, more, headline }: Pick<StoryVersion, 'adds' | 'more' | 'headline'>) => (
  <div className={styles.adds}>
    <h4>Adds</h4>
    <ul dir={headline.direction} lang={headline.language ?? undefined}>
      {adds.map(({ text, marks }: Addition) => (
        <li key={text}>
          <Marked text={text} marks={marks} />
        </li>
      ))}
    </ul>
    {more > 0 && (
      <p className={styles.note}>
        <bdi>{wordMore(more)}</bdi>
      </p>
    )}
  </div>
);

const Copies = ({ copies }: { readonly copies: readonly ListedHeadline[] }) => (
  <details className={styles.copies}>
    <summary>
      <bdi>{wordCopies(copies.map((copy) => copy.sourceTitle))}</bdi>
    </summary>
    <ul>
      {copies.map((copy) => (
        <li key={copy.id}>
          <bdi className={styles.source}>{copy.sourceTitle}</bdi> <time>{wordClock(copy.date)}</time>{' '}
          <bdi>
            <StoryLink headline={copy} />
          </bdi>
        </li>
      ))}
    </ul>
  </details>
);

type VersionProps = { readonly story: Coverage; readonly version: StoryVersion };

/** One telling: who, when, what it adds to those before, and who carries the same text. */
export const Version = ({ story, version }: VersionProps) => {
  const { headline, copies, first, adds, more } = version;
  const { read } = useStatus(headline);
  const [menu, setMenu] = useState<Element | null>(null);
  return (
    <li className={styles.version} data-read={read || undefined}>
      <time className={styles.time}>{wordClock(headline.date)}</time>
      <div className={styles.telling}>
        <div className={styles.who}>
          <bdi className={styles.source}>{headline.sourceTitle}</bdi>
          {headline.agency !== null && <bdi>{headline.agency}</bdi>}
        </div>
        <h3 dir={headline.direction} lang={headline.language ?? undefined}>
          <StoryLink headline={headline} />
        </h3>
        {first && headline.standfirst !== null && (
          <p className={styles.standfirst} dir={headline.direction} lang={headline.language ?? undefined}>
            {headline.standfirst}
          </p>
        )}
        {adds.length > 0 && <Adds adds={adds} more={more} headline={headline} />}
        {!first && adds.length === 0 && (
          <p className={styles.note}>
            <bdi>Adds nothing that was not said before.</bdi>
          </p>
        )}
        {copies.length > 0 && <Copies copies={copies} />}
      </div>
      {story.clusterId !== null && (
        <IconButton
          icon="more"
          label={`Actions for ${headline.title}, ${headline.sourceTitle}`}
          aria-haspopup="menu"
          aria-expanded={menu !== null}
          onClick={(event) => setMenu(event.currentTarget)}
        />
      )}
      {menu !== null && (
        <Suspense>
          <VersionMenu anchor={menu} story={story} version={version} onClose={() => setMenu(null)} />
        </Suspense>
      )}
    </li>
  );
};
