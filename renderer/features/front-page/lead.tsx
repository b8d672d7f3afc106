import type { RailItem } from '../../../electron/contract/models.ts';
import { sectionPath, usePaper } from '../../state/paper.ts';
import { useStatus } from '../../state/statuses.ts';
import { Picture } from '../../ui/picture.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordReadingTime } from '../../words/numbers.ts';
import { wordReasonShort } from '../../words/reasons.ts';
import { wordAge, wordAgo } from '../../words/times.ts';
import { CoverageLink } from '../coverage/coverage-link.tsx';
import { StoryLink } from '../story-link.tsx';
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

export const Lead = ({ item }: { readonly item: RailItem }) => {
  const { headline } = item;
  const now = useNow();
  const readingTime = wordReadingTime(headline.words);
  return (
    <section className={styles.lead}>
      {headline.pictureId !== null && (
        <div className={styles.picture}>
          <Picture pictureId={headline.pictureId} eager />
        </div>
      )}
      <div dir={headline.direction} lang={headline.language ?? undefined}>
        <h2>
          <StoryLink headline={headline} />
        </h2>
        {headline.standfirst !== null && <p>{headline.standfirst}</p>}
      </div>
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
    </section>
  );
};

const Second = ({ item }: { readonly item: RailItem }) => {
  const { headline } = item;
  const { read } = useStatus(headline);
  const now = useNow();
  return (
    <li className={styles.second} data-read={read || undefined}>
      <Kicker sectionId={headline.sectionId} />
      <div dir={headline.direction} lang={headline.language ?? undefined}>
        <h3>
          <StoryLink headline={headline} />
        </h3>
        {headline.standfirst !== null && <p>{headline.standfirst}</p>}
      </div>
      <div className={styles.meta}>
        <bdi>{headline.sourceTitle}</bdi> · <bdi>{wordAge(headline.date, now)}</bdi>
      </div>
    </li>
  );
};

export const Seconds = ({ items }: { readonly items: readonly RailItem[] }) => (
  <ul className={styles.seconds}>
    {items.map((item) => (
      <Second key={item.headline.id} item={item} />
    ))}
  </ul>
);

const Numbered = ({ item, place }: { readonly item: RailItem; readonly place: number }) => {
  const { headline } = item;
  const { read } = useStatus(headline);
  const why = wordReasonShort(item.reason);
  return (
    <li className={styles.numbered} data-read={read || undefined}>
      <span aria-hidden="true">{place}</span>
      <div>
        <h3 dir={headline.direction} lang={headline.language ?? undefined}>
          <StoryLink headline={headline} />
        </h3>
        {why !== null && <small>{why}</small>}
      </div>
    </li>
  );
};

export const MustRead = ({ items }: { readonly items: readonly RailItem[] }) => (
  <section className={styles.must}>
    <h2 className={styles.head}>Must read</h2>
    {items.length === 0 ? (
      <p className={styles.meta}>Nothing stands out today.</p>
    ) : (
      <ol>
        {items.map((item, index) => (
          <Numbered key={item.headline.id} item={item} place={index + 1} />
        ))}
      </ol>
    )}
  </section>
);
