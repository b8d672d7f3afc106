/** The reader: one story, its tools, and its rails beside it. */
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { headlineOf, showArticle, useReading } from '../../state/reading.ts';
import { openArticleId, usePlace } from '../../state/place.ts';
import { usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
// Not loaded when it is first needed: what is typed meanwhile would act as shortcuts.
import { FindBar } from '../find/find-bar.tsx';
import { useFind } from '../find/find-state.ts';
import { FullTextNote } from '../offline/full-text-note.tsx';
import { RailsPane } from '../rails/rails-pane.tsx';
import { keyboardIsNowhere } from '../shortcuts/hand-over-keyboard.ts';
import { ArticleFrame } from './article-frame.tsx';
import { ArticleHead } from './article-head.tsx';
import { Enclosures } from './enclosures.tsx';
import { FilteredNote } from './filtered-note.tsx';
import { LeadPicture } from './lead-picture.tsx';
import type { Selected } from './selection.ts';
import { Tools } from './tools.tsx';
import { useProgress } from './use-progress.ts';
import styles from './reader.module.css';

const MuteSelection = lazy(async () => ({
  default: (await import('../filters/mute-selection.tsx')).MuteSelection,
}));

const MediaList = lazy(async () => ({ default: (await import('../media/media-list.tsx')).MediaList }));

/** Stands in the reader when no story is open. */
const NothingOpen = () => (
  <StateNote title="No story is open">Choose a headline, or press J to begin with the first.</StateNote>
);

const Story = () => {
  const { view, articleId, trouble, rails, railsTrouble } = useReading();
  const textSize = usePaper((state) => state.settings?.textSize ?? 100);
  const [selected, setSelected] = useState<Selected | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { onScroll, restore } = useProgress(scroller, view);

  useEffect(() => {
    if (articleId !== null) scroller.current?.scrollTo({ top: 0 });
  }, [articleId]);
  const shownId = view?.article.id ?? null;
  useEffect(() => {
    // A link of the rails or the front page went with what it stood in: its story takes the keyboard on.
    if (shownId !== null && keyboardIsNowhere()) scroller.current?.focus({ preventScroll: true });
  }, [shownId]);
  const finding = useFind((state) => state.open);
  const [shown, setShown] = useState(0);
  const onShown = useCallback(() => {
    setSelected(null);
    restore();
    setShown((before) => before + 1);
  }, [restore]);

  if (trouble !== null) {
    return (
      <StateNote
        title="The story could not be opened"
        urgent
        action={<Button onClick={() => void showArticle(articleId)}>Try again</Button>}
      >
        {wordError(trouble)}
      </StateNote>
    );
  }
  if (view === null) return <Placeholder lines={9} label="Fetching the story" />;
  return (
    <section
      ref={scroller}
      className={styles.scroll}
      // The scrolling text takes the keyboard, so that it can be scrolled by key.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label="Story"
      data-keys="reader"
      onScroll={onScroll}
    >
      {finding && <FindBar scroller={scroller} shown={shown} />}
      <div className={styles.spread}>
        <div className={styles.column}>
          <Tools view={view} />
          <article
            className={styles.article}
            dir={view.article.direction}
            lang={view.article.language ?? undefined}
            style={{ fontSize: `${textSize / 100}rem` }}
          >
            <ArticleHead view={view} />
            <FilteredNote view={view} />
            <LeadPicture article={view.article} />
            <div className={styles.text}>
              <ArticleFrame article={view.article} textSize={textSize} onShown={onShown} onSelect={setSelected} />
              {selected !== null && (
                <Suspense>
                  <MuteSelection headline={headlineOf(view)} selected={selected} />
                </Suspense>
              )}
            </div>
            <FullTextNote key={view.article.id} view={view} />
            {view.article.enclosures.length > 0 && (
              <Suspense>
                <MediaList key={`media ${view.article.id}`} view={view} />
              </Suspense>
            )}
            <Enclosures enclosures={view.article.enclosures} />
          </article>
        </div>
        <RailsPane rails={rails} trouble={railsTrouble} view={view} />
      </div>
    </section>
  );
};

export const Reader = () => {
  const open = usePlace((state) => openArticleId(state.place) !== null);
  return (
    <section className={styles.reader} data-pane-name="reader" aria-label="Reader">
      {open ? <Story /> : <NothingOpen />}
    </section>
  );
};
