import type { Edition, RailItem } from '../../../electron/contract/models.ts';
import { addressOf } from '../../state/place.ts';
import { useStatus } from '../../state/statuses.ts';
import { Picture } from '../../ui/picture.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { StoryLink } from '../story-link.tsx';
import styles from './blocks.module.css';

const Rest = ({ item }: { readonly item: RailItem }) => {
  const { headline } = item;
  const { read } = useStatus(headline);
  return (
    <li data-read={read || undefined} dir={headline.direction} lang={headline.language ?? undefined}>
      <StoryLink headline={headline} />
    </li>
  );
};

const First = ({ item }: { readonly item: RailItem }) => {
  const { headline } = item;
  const { read } = useStatus(headline);
  return (
    <>
      {headline.pictureId !== null && (
        <div className={styles.picture}>
          <Picture pictureId={headline.pictureId} />
        </div>
      )}
      <h3 data-read={read || undefined} dir={headline.direction} lang={headline.language ?? undefined}>
        <StoryLink headline={headline} />
      </h3>
    </>
  );
};

/** One block for each section, in the reader's order. */
export const Blocks = ({ blocks }: { readonly blocks: Edition['blocks'] }) => (
  <div className={styles.blocks}>
    {blocks.map((block) => (
      <section key={block.sectionId} className={styles.block}>
        <h2>
          <a href={addressOf({ screen: 'list', kind: 'section', id: block.sectionId, articleId: null })} dir="auto">
            {block.title}
          </a>
          {block.unread > 0 && (
            <small>
              {wordNumber(block.unread)}
              <span className="only-heard"> unread</span>
            </small>
          )}
        </h2>
        {block.first === null ? <p className={styles.none}>Nothing new</p> : <First item={block.first} />}
        {block.rest.length > 0 && (
          <ul>
            {block.rest.map((item) => (
              <Rest key={item.headline.id} item={item} />
            ))}
          </ul>
        )}
      </section>
    ))}
  </div>
);
