import type { ReactNode } from 'react';
import type { EditionStory } from '../../../electron/contract/edition.ts';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { sectionPath, usePaper } from '../../state/paper.ts';
import { Picture } from '../../ui/picture.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordReadingTime } from '../../words/numbers.ts';
import { wordReasonShort } from '../../words/reasons.ts';
import { wordAge, wordAgo } from '../../words/times.ts';
import { CoverageLink } from '../coverage/coverage-link.tsx';
import { PrintedHeadline } from './printed.tsx';
import styles from './lead.module.css';

/** The section a story stands in, outermost first. */
const Kicker = ({ sectionId }: { readonly sectionId: string | null }) => {
  const paper = usePaper((state) => state.paper);
  const [first, ...rest] = paper === null ? [] : sectionPath(paper, sectionId);
  if (first === undefined) return null;
  return (
    <div className={styles.kicker}>
      {first.title}
      {rest.map((section) => (
        <i key={section.id}> › {section.title}</i>
      ))}
    </div>
  );
};

const Standfirst = ({ headline }: { readonly headline: ListedHeadline | null }) =>
  headline?.standfirst ? <p>{headline.standfirst}</p> : null;

const From = ({ story }: { readonly story: EditionStory }) => {
  const now = useNow();
  return (
    <div className={styles.meta}>
      <bdi>{story.headline?.sourceTitle ?? story.sourceTitle}</bdi>
      {story.headline !== null && (
        <>
          {' '}
          · <bdi>{wordAge(story.headline.date, now)}</bdi>
        </>
      )}
    </div>
  );
};

const LeadMeta = ({ headline }: { readonly headline: ListedHeadline }) => {
  const now = useNow();
  const readingTime = wordReadingTime(headline.words);
  return (
    <div className={styles.meta}>
      {headline.coverage > 1 && (
        <>
          <CoverageLink headline={headline} /> ·{' '}
        </>
      )}
      <bdi>{headline.sourceTitle}</bdi> · <bdi>{wordAgo(headline.date, now)}</bdi>
      {readingTime !== null && (
        <>
          {' '}
          · <bdi>{readingTime}</bdi>
        </>
      )}
    </div>
  );
};

/** The story of the day, and what fills the column under it. */
export const Lead = ({ story, children }: { readonly story: EditionStory; readonly children: ReactNode }) => {
  const { headline } = story;
  return (
    <section className={styles.lead} data-bare={headline?.pictureId ? undefined : true}>
      {headline?.pictureId && (
        <div className={styles.picture}>
          <Picture pictureId={headline.pictureId} eager />
        </div>
      )}
      <PrintedHeadline story={story} level="h2">
        <Standfirst headline={headline} />
      </PrintedHeadline>
      {headline !== null && <LeadMeta headline={headline} />}
      {children}
    </section>
  );
};

/** Short pieces under the lead, two in a row. */
export const Under = ({ stories }: { readonly stories: readonly EditionStory[] }) =>
  stories.length === 0 ? null : (
    <ul className={styles.under}>
      {stories.map((story) => (
        <li key={story.id}>
          <Kicker sectionId={story.headline?.sectionId ?? null} />
          <PrintedHeadline story={story} level="h3" />
          <From story={story} />
        </li>
      ))}
    </ul>
  );

export const Seconds = ({ stories }: { readonly stories: readonly EditionStory[] }) => (
  <ul className={styles.seconds}>
    {stories.map((story) => (
      <li key={story.id} className={styles.second}>
        <Kicker sectionId={story.headline?.sectionId ?? null} />
        <PrintedHeadline story={story} level="h3">
          <Standfirst headline={story.headline} />
        </PrintedHeadline>
        <From story={story} />
      </li>
    ))}
  </ul>
);

const Numbered = ({ story, place }: { readonly story: EditionStory; readonly place: number }) => {
  const source = story.headline?.sourceTitle ?? story.sourceTitle;
  const why = story.reason === null || story.reason.kind === 'fresh' ? source : wordReasonShort(story.reason);
  return (
    <li className={styles.numbered}>
      <span aria-hidden="true">{place}</span>
      <div>
        <PrintedHeadline story={story} level="h3" />
        {why !== null && (
          <small>
            <bdi>{why}</bdi>
          </small>
        )}
      </div>
    </li>
  );
};

export const MustRead = ({ stories }: { readonly stories: readonly EditionStory[] }) => (
  <section className={styles.must}>
    <h2 className={styles.head}>Must read</h2>
    {stories.length === 0 ? (
      <p className={styles.meta}>Nothing stands out today.</p>
    ) : (
      <ol>
        {stories.map((story, index) => (
          <Numbered key={story.id} story={story} place={index + 1} />
        ))}
      </ol>
    )}
  </section>
);
