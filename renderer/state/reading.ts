/** The story at hand and its rails. Stories read lately, and the next in the list, are kept at hand so that a key press shows them at once. */
import { create } from 'zustand';
import type { ArticleView, ListedHeadline, Rails } from '../../electron/contract/models.ts';
import type { Trouble } from '../bridge/bridge.ts';
import { call, on, troubleOf } from '../bridge/bridge.ts';
import { neighbour } from './listing.ts';
import { openArticleId, usePlace } from './place.ts';
import { usePaper } from './paper.ts';
import { mark, statusNow } from './statuses.ts';
import { sayTrouble } from './toasts.ts';

type Reading = {
  readonly articleId: string | null;
  readonly view: ArticleView | null;
  readonly rails: Rails | null;
  readonly railsTrouble: Trouble | null;
  readonly trouble: Trouble | null;
};

const nothing: Reading = { articleId: null, view: null, rails: null, railsTrouble: null, trouble: null };
export const useReading = create<Reading>(() => nothing);

const atHand = new Map<string, ArticleView>();
const keptAtHand = 24;

const keepAtHand = (view: ArticleView): ArticleView => {
  atHand.delete(view.article.id);
  atHand.set(view.article.id, view);
  const oldest = atHand.keys().next();
  if (atHand.size > keptAtHand && !oldest.done) atHand.delete(oldest.value);
  return view;
};

const fetchView = async (id: string): Promise<ArticleView> =>
  atHand.get(id) ?? keepAtHand(await call('articles.get', { id }));

/** A view as the headline that lists and marks speak of. */
export const headlineOf = (view: ArticleView): ListedHeadline => ({
  ...view.article,
  status: view.status,
  sourceTitle: view.source.title,
  tags: view.tags,
  hiddenBy: view.hiddenBy,
});

const loadRails = async (articleId: string): Promise<void> => {
  try {
    const rails = await call('rails.get', { articleId });
    if (useReading.getState().articleId === articleId) useReading.setState({ rails, railsTrouble: null });
  } catch (cause) {
    if (useReading.getState().articleId === articleId) useReading.setState({ railsTrouble: troubleOf(cause) });
  }
};

const readAhead = (): void => {
  const next = neighbour(1);
  // What cannot be had ahead of time is asked for again, and its trouble said, when it is opened.
  if (next !== null) fetchView(next.id).catch(() => undefined);
};

/** The mark of the story opened last; it never rejects. */
let marking: Promise<void> = Promise.resolve();

/** Shows a story, or nothing for `null`. */
export const showArticle = async (articleId: string | null): Promise<void> => {
  if (articleId === null) {
    useReading.setState(nothing);
    return;
  }
  const known = atHand.get(articleId) ?? null;
  useReading.setState({ ...nothing, articleId, view: known });
  try {
    const view = known ?? (await fetchView(articleId));
    if (useReading.getState().articleId !== articleId) return;
    useReading.setState({ view });
    const headline = headlineOf(view);
    const markOnOpen = usePaper.getState().settings?.markReadOnOpen ?? true;
    const earlier = marking;
    if (markOnOpen && !statusNow(headline).read) marking = mark(headline, { read: true });
    // What is recommended beside a story rests on what was read before it.
    await earlier;
    await loadRails(articleId);
    readAhead();
  } catch (cause) {
    if (useReading.getState().articleId === articleId) useReading.setState({ trouble: troubleOf(cause) });
  }
};

/** Fetches the open story again. What is shown stays under the eyes until the new is there, and no mark changes. */
const renewArticle = async (articleId: string): Promise<void> => {
  try {
    const view = await fetchView(articleId);
    if (useReading.getState().articleId === articleId) useReading.setState({ view });
  } catch (cause) {
    if (useReading.getState().articleId === articleId) sayTrouble(cause);
  }
  await loadRails(articleId);
};

/** Follows the place: the story in the address is the one shown. */
export const followReading = (): void => {
  const follow = (): void => {
    const id = openArticleId(usePlace.getState().place);
    if (id !== useReading.getState().articleId) void showArticle(id);
  };
  follow();
  usePlace.subscribe(follow);
  on('rails.changed', () => {
    atHand.clear();
    const { articleId, view } = useReading.getState();
    if (articleId !== null && view !== null) void renewArticle(articleId);
  });
  on('filters.changed', () => {
    atHand.clear();
    const { articleId, view } = useReading.getState();
    if (articleId === null || view === null) return;
    // The story stays as it is under the eyes; only what filters did with it changes, and the rails beside it.
    fetchView(articleId).then(
      ({ tags, hiddenBy, sectionTitles }) =>
        useReading.setState((now) =>
          now.articleId === articleId && now.view !== null
            ? { view: { ...now.view, tags, hiddenBy, sectionTitles } }
            : {},
        ),
      sayTrouble,
    );
    void loadRails(articleId);
  });
  on('articles.changed', ({ updated, removed }) => {
    for (const id of [...updated, ...removed]) atHand.delete(id);
    const { articleId, view } = useReading.getState();
    if (articleId === null || !updated.includes(articleId)) return;
    void (view === null ? showArticle(articleId) : renewArticle(articleId));
  });
};
