/** What a feed says of itself fills what the reader left open, and a permanent move is followed. Many feeds, one write of the paper. */
import type { Core } from '../../core.ts';
import { createPlacing } from '../../articles/view.ts';
import type { PaperFile, SourceRow } from '../../store/model.ts';
import type { FeedTimes } from '../model.ts';
import type { FeedResult } from './result.ts';

export type Adoption = {
  /** Notes what is to be changed; resolves when it, or as much as is worth a write, is on disk. */
  readonly adopt: (id: string, result: FeedResult<FeedTimes>) => Promise<void>;
  /** Writes what is left. */
  readonly finish: () => Promise<void>;
};

type Change = Partial<Pick<SourceRow, 'address' | 'typed' | 'title' | 'siteLink' | 'language' | 'description'>>;

/** The whole paper is one file: with so many writes for all feeds together the work grows with their number and not with its square. */
const writesForAll = 8;
const fewest = 32;

const hostOf = (address: string | null): string | null =>
  address === null ? null : (URL.parse(address)?.host ?? null);

/** The reader vouched for one host; another one that it sends us to may not lie in a private network. */
const moved = (row: SourceRow, to: string): Change => ({
  address: to,
  typed: row.typed && hostOf(to) === hostOf(row.address),
});

const changeOf = (row: SourceRow, { feed, movedTo }: FeedResult<FeedTimes>): Change => ({
  ...(movedTo !== null && movedTo !== row.address ? moved(row, movedTo) : {}),
  ...(row.title === row.address && feed?.title ? { title: feed.title } : {}),
  ...(row.siteLink === null && feed?.link ? { siteLink: feed.link } : {}),
  ...(row.language === null && feed?.language ? { language: feed.language } : {}),
  ...(row.description === null && feed?.description ? { description: feed.description } : {}),
});

const isEmpty = (change: Change): boolean => Object.keys(change).length === 0;

/** The paper with the changes; a move to an address that another source has is left out. */
const changed = (paper: PaperFile, changes: ReadonlyMap<string, Change>): PaperFile => {
  const taken = new Set(paper.sources.map((source) => source.address));
  const sources = paper.sources.map((source) => {
    const change = changes.get(source.id);
    if (change === undefined) return source;
    const { address, typed, ...rest } = change;
    if (address === undefined || address === null || taken.has(address)) return { ...source, ...rest };
    taken.add(address);
    return { ...source, ...rest, address, ...(typed === undefined ? {} : { typed }) };
  });
  return { ...paper, sources };
};

export const createAdoption = (core: Core, feeds: number): Adoption => {
  const enough = Math.max(fewest, Math.ceil(feeds / writesForAll));
  let changes = new Map<string, Change>();

  const write = async (): Promise<void> => {
    if (changes.size === 0) return;
    const these = changes;
    changes = new Map();
    await core.store.paper.update((paper) => changed(paper, these));
    core.teller.tell('paper.changed', {});
  };

  return {
    adopt: async (id, result) => {
      const row = createPlacing(core).source(id);
      const change = row === undefined ? {} : changeOf(row, result);
      if (isEmpty(change)) return;
      changes.set(id, change);
      if (changes.size >= enough) await write();
    },
    finish: write,
  };
};
