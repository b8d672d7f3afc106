import type { EditionBlock, EditionStory } from '../../../electron/contract/edition.ts';
import { usePaper } from '../../state/paper.ts';
import { addressOf } from '../../state/place.ts';
import { Picture } from '../../ui/picture.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { PrintedHeadline } from './printed.tsx';
import styles from './blocks.module.css';

type BlockProps = { readonly block: EditionBlock<EditionStory> };

const Title = ({ block }: BlockProps) => {
  const unread = usePaper((state) =>
    block.sectionId === null ? 0 : (state.paper?.counts.bySection[block.sectionId] ?? 0),
  );
  const title = block.title === '' ? 'More stories' : block.title;
  return (
    <h2>
      {block.sectionId === null ? (
        <span dir="auto">{title}</span>
      ) : (
        <a href={addressOf({ screen: 'list', kind: 'section', id: block.sectionId, articleId: null })} dir="auto">
          {title}
        </a>
      )}
      {unread > 0 && (
        <small>
          {wordNumber(unread)}
          <span className="only-heard"> unread</span>
        </small>
      )}
    </h2>
  );
};

/** A story with a picture shows it; one without says more instead. */
const First = ({ block }: BlockProps) => {
  const { first, form } = block;
  const { headline } = first;
  const pictureId = headline?.pictureId ?? null;
  return (
    <div className={styles.first} data-bare={pictureId === null || undefined}>
      {pictureId !== null && (
        <div className={styles.picture}>
          <Picture pictureId={pictureId} />
        </div>
      )}
      <PrintedHeadline story={first} level="h3">
        {headline?.standfirst && (pictureId === null || form !== 'column') ? <p>{headline.standfirst}</p> : null}
      </PrintedHeadline>
    </div>
  );
};

/** With a picture and little else to show, the words stand beside the picture and not under it: no part of a wide block stays empty. */
const isBeside = ({ first, rest, form }: EditionBlock<EditionStory>): boolean =>
  form !== 'column' && rest.length <= 2 && first.headline !== null && first.headline.pictureId !== null;

/** One block for each section, in the reader's order; rows of four columns. */
export const Blocks = ({ blocks }: { readonly blocks: readonly EditionBlock<EditionStory>[] }) => (
  <div className={styles.blocks}>
    {blocks.map((block) => (
      <section key={block.sectionId ?? block.first.id} className={styles.block} data-form={block.form}>
        <Title block={block} />
        <div className={styles.inside} data-beside={isBeside(block) || undefined}>
          <First block={block} />
          {block.rest.length > 0 && (
            <ul>
              {block.rest.map((story) => (
                <li key={story.id}>
                  <PrintedHeadline story={story} level="span" />
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
    ))}
  </div>
);
