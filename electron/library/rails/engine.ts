/** The public face of rails/: what is alike, story clusters, the four rails and the front page, all in memory and incremental. */
import { createArticleIndex, stampOf } from './article-index.ts';
import { layEdition } from './edition.ts';
import type { StoryCluster } from './clusters.ts';
import type { EditionPlan } from './edition.ts';
import { byImportance } from './importance.ts';
import { latestFor } from './latest.ts';
import type { Desk, DeskArticle, Ranked } from './model.ts';
import { createNewsroom } from './newsroom.ts';
import { createPause } from '../pause.ts';
import type { Profile } from './profile.ts';
import { createRecommender } from './recommended.ts';
import { relatedFor, similarTo } from './related.ts';
import { createSelection } from './selection.ts';
import { allSignals } from './signals.ts';
import type { Signals } from './signals.ts';
import type { Ruling } from './rulings.ts';
import { restoreState, saveState } from './state.ts';

export type { StoryCluster } from './clusters.ts';
export type { Ruling } from './rulings.ts';
export type { EditionPlan } from './edition.ts';

/**
 * The engine works on this many of the newest articles by date: about three weeks of a hundred busy sources, in some 50 MB. What is older is hardly
 * news beside a story of today, and is found by search.
 */
export const railsWindow = 20_000;

/** Which signals to use; all if absent. */
export type RailsEngineOptions = Partial<Signals> & { readonly window?: number };

/** The rails beside one article. */
export type RankedRails = {
  readonly latest: readonly Ranked[];
  readonly mustRead: readonly Ranked[];
  readonly related: readonly Ranked[];
  readonly recommended: readonly Ranked[];
};

export type RailsEngine = {
  /** Adds or replaces. Yields to others every few milliseconds; calls follow one another. */
  readonly add: (articles: readonly DeskArticle[]) => Promise<void>;
  readonly remove: (ids: readonly string[]) => void;
  /** `visitor`, here and below: the article itself, for one that is too old to be held. Plain ranking by likeness, the same story's articles first, nothing folded: for "full coverage" and benchmarks. */
  readonly similar: (id: string, limit: number, visitor?: DeskArticle) => readonly Ranked[];
  /** You might also like: without the article, its copies, or the same story twice. */
  readonly related: (id: string, limit: number) => readonly Ranked[];
  readonly latest: (id: string | null, limit: number) => readonly Ranked[];
  readonly mustRead: (limit: number, exceptId?: string) => readonly Ranked[];
  /** Empty until the reader has opened something. */
  readonly recommended: (limit: number, exceptId?: string) => readonly Ranked[];
  /** All four at once; none repeats the article or a copy of it, nor another rail where enough is left. */
  readonly rails: (id: string, limit: number, visitor?: DeskArticle) => RankedRails;
  /** `null`: nobody else tells the story. */
  readonly clusterOf: (id: string) => StoryCluster | null;
  /** The article and those that carry its text, near enough. */
  readonly copiesOf: (id: string) => readonly string[];
  /**
   * The reader's word on what is one story and what is not: holds from now on, in the place of all before. `before`: groups of ids that were
   * stories of their own before a ruling that is taken back.
   */
  readonly rule: (rulings: readonly Ruling[], before?: readonly (readonly string[])[]) => void;
  /** What Recommended goes by; `null` while there is nothing to go by. */
  readonly profile: () => Profile | null;
  /** Names and words an article is about, the weightiest first. */
  readonly termsOf: (id: string) => readonly string[];
  readonly edition: () => Promise<EditionPlan>;
  /** How alike two articles are, 0 to 1; 0 when either is unknown. */
  readonly likeness: (one: string, other: string) => number;
  /** Whether the engine knows the article; with `hash`, in this state of its content. */
  readonly has: (id: string, hash?: string) => boolean;
  readonly ids: () => readonly string[];
  /** Changes with every addition and removal. */
  readonly version: () => number;
  /** Its memory as bytes: derived data, for `restore` at the next start. */
  readonly save: () => Promise<Uint8Array>;
  /** Takes in what was saved, all but what it knows already. Answers `false` for bytes that are damaged or of another version. */
  readonly restore: (state: Uint8Array) => Promise<boolean>;
  readonly size: () => number;
};

/** An empty engine over a desk. Add the library's articles in any order, best oldest first. */
export const createRailsEngine = (desk: Desk, options: RailsEngineOptions = {}): RailsEngine => {
  const { window = railsWindow, ...signals } = options;
  const index = createArticleIndex({ ...allSignals, ...signals }, window, (id) => desk.headline(id)?.title);
  /** Asks of an article that may be too old to be held. */
  const present = <T>(id: string, visitor: DeskArticle | undefined, ask: () => T): T =>
    visitor === undefined || index.table.slotOf(id) !== undefined ? ask() : index.visit(visitor, ask);
  const newsroom = createNewsroom(desk, index);
  const { recommended: recommendedFor, profile } = createRecommender(newsroom);
  let working: Promise<unknown> = Promise.resolve();
  /** Additions, saving and restoring follow one another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = working.then(work);
    // The caller is told; the next one starts all the same.
    working = turn.catch(() => undefined);
    return turn;
  };

  const without = (id: string | undefined) => createSelection(newsroom, id === undefined ? [] : [id]);

  return {
    add: (articles) => inTurn(() => index.add(articles, createPause())),
    remove: index.remove,
    similar: (id, limit, visitor) => present(id, visitor, () => similarTo(newsroom, id, limit)),
    related: (id, limit) => relatedFor(newsroom, id, limit, without(id)),
    latest: (id, limit) => latestFor(newsroom, id, limit, without(id ?? undefined)),
    mustRead: (limit, exceptId) => without(exceptId).takeFrom(byImportance(newsroom), limit),
    recommended: (limit, exceptId) => recommendedFor(limit, without(exceptId)),
    rails: (id, limit, visitor) =>
      present(id, visitor, () => {
        const shared = without(id);
        const related = relatedFor(newsroom, id, limit, shared);
        const latest = latestFor(newsroom, id, limit, shared);
        const mustRead = shared.takeFrom(byImportance(newsroom), limit);
        const recommended = recommendedFor(limit, shared);
        return {
          related,
          latest: latest.length > 0 ? latest : latestFor(newsroom, id, limit, without(id)),
          mustRead: mustRead.length > 0 ? mustRead : without(id).takeFrom(byImportance(newsroom), limit),
          recommended: recommended.length > 0 ? recommended : recommendedFor(limit, without(id)),
        };
      }),
    clusterOf: newsroom.clusterOf,
    copiesOf: (id) => {
      const slot = index.table.slotOf(id);
      return slot === undefined ? [id] : index.copies.membersOf(slot).flatMap((each) => index.table.idOf(each) ?? []);
    },
    rule: index.rule,
    profile,
    termsOf: (id) => {
      const slot = index.table.slotOf(id);
      return slot === undefined ? [] : index.terms.of(slot).map(index.terms.written);
    },
    edition: () => layEdition(newsroom, createPause()),
    likeness: (one, other) => {
      const [slot, otherSlot] = [index.table.slotOf(one), index.table.slotOf(other)];
      return slot === undefined || otherSlot === undefined ? 0 : index.similarity.likeness(slot, otherSlot);
    },
    has: (id, hash) => {
      const slot = index.table.slotOf(id);
      return slot !== undefined && (hash === undefined || index.table.stampOf(slot) === stampOf(hash));
    },
    ids: index.table.ids,
    version: index.version,
    save: () => inTurn(() => saveState(index, createPause())),
    restore: (state) =>
      inTurn(async () => {
        const read = await restoreState(index, state, createPause());
        index.obey();
        return read;
      }),
    size: () => index.table.size(),
  };
};
