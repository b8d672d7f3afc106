import type { ReactNode } from 'react';
import type { EditionStory } from '../../../electron/contract/edition.ts';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { useStatus } from '../../state/statuses.ts';
import { StoryLink } from '../story-link.tsx';
import styles from './printed.module.css';

type HeadlineProps = {
  readonly story: EditionStory;
  readonly level: 'h2' | 'h3' | 'span';
  readonly children?: ReactNode;
};

const Linked = ({ headline }: { readonly headline: ListedHeadline }) => {
  const { read } = useStatus(headline);
  return (
    <span data-read={read || undefined}>
      <StoryLink headline={headline} />
    </span>
  );
};

/** A story's headline on the page, in its own direction; what is gone stays readable and says so. */
export const PrintedHeadline = ({ story, level: Level, children }: HeadlineProps) => (
  <div
    dir={story.headline?.direction ?? story.direction}
    lang={story.headline?.language ?? story.language ?? undefined}
  >
    <Level className={styles.headline}>
      {story.headline === null ? (
        <span className={styles.gone}>{story.title}</span>
      ) : (
        <Linked headline={story.headline} />
      )}
    </Level>
    {story.headline === null && (
      <small className={styles.removed} dir="ltr" lang="en">
        Removed since
      </small>
    )}
    {children}
  </div>
);
