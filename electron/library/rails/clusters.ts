/** Story clusters, found as articles arrive: pairs of alike articles join their clusters while the clusters as wholes are alike enough. */
import type { Time } from '../../contract/models.ts';
import type { ArticleTable } from './article-table.ts';
import type { Rulings } from './rulings.ts';

/** Mean likeness at which two clusters are one story; no pair below it can bring that about. */
export const joinAt = 0.45;
/** Members of each cluster that are compared. */
const comparedMembers = 8;
const day = 86_400_000;

export type StoryCluster = {
  /** Lasts while the cluster has members. */
  readonly id: string;
  readonly articleIds: readonly string[];
  /** Distinct sources. */
  readonly sources: number;
};

export type Pair = { readonly one: number; readonly other: number; readonly score: number };

export type Clusters = {
  /** Looks whether new pairs join clusters. `pause` is awaited between pairs; what is removed meanwhile is left out. */
  readonly join: (pairs: readonly Pair[], pause: () => Promise<void> | null) => Promise<void>;
  /** The article's cluster, earliest arrived first; `null` when the article is alone. The same object until it changes. */
  readonly of: (slot: number) => StoryCluster | null;
  readonly remove: (slot: number) => void;
  /** Brings the clusters of these slots in step with the reader's rulings. */
  readonly obey: (slots: Iterable<number>) => void;
  /** Puts each group together and apart from the others, as they were before; what joined them since stays with the first. */
  readonly regroup: (groups: readonly (readonly number[])[]) => void;
  readonly saved: () => readonly SavedCluster[];
  /** Articles that are in a cluster already stay there. */
  readonly restore: (saved: SavedCluster) => void;
};

export type SavedCluster = { readonly name: string; readonly slots: readonly number[] };

/** Likeness counts for less the further apart two articles appeared: full for two days, half after three weeks. */
export const nearness = (one: Time, other: Time): number => {
  const days = Math.max(0, Math.abs(one - other) / day - 2);
  return 1 / (1 + days / 19);
};

type Cluster = { readonly name: string; readonly slots: readonly number[]; shown: StoryCluster | null };

export const createClusters = (
  table: Pick<ArticleTable, 'idOf' | 'slotOf' | 'sourceOf' | 'arrivalOf'>,
  likeness: (one: number, others: readonly number[]) => readonly number[],
  rulings: Pick<Rulings, 'apartFrom' | 'togetherWith'>,
): Clusters => {
  const clusters = new Map<number, Cluster>();
  const names = new Set<string>();
  const membersOf = (slot: number): readonly number[] => clusters.get(slot)?.slots ?? [slot];

  const meanLikeness = (ours: readonly number[], theirs: readonly number[]): number => {
    const compared = theirs.slice(-comparedMembers);
    const all = ours.slice(-comparedMembers).flatMap((one) => likeness(one, compared));
    return all.reduce((sum, each) => sum + each, 0) / all.length;
  };

  const put = (name: string, slots: readonly number[]): void => {
    names.add(name);
    const cluster = { name, slots, shown: null };
    for (const slot of slots) clusters.set(slot, cluster);
  };

  /** The larger cluster keeps its name; a new one is named after its first article whose name no other cluster has. */
  const merge = (one: number, other: number): void => {
    const [ours, theirs] = [clusters.get(one), clusters.get(other)];
    const [kept, lost] =
      ours !== undefined && ours.slots.length >= (theirs?.slots.length ?? 0) ? [ours, theirs] : [theirs, ours];
    if (lost !== undefined) names.delete(lost.name);
    const slots = [...membersOf(one), ...membersOf(other)].sort((a, b) => table.arrivalOf(a) - table.arrivalOf(b));
    const ids = slots.flatMap((slot) => table.idOf(slot) ?? []);
    put(kept?.name ?? ids.find((id) => !names.has(id)) ?? `${ids[0]} ${table.arrivalOf(one)}`, slots);
  };

  const remove = (slot: number): void => {
    const cluster = clusters.get(slot);
    if (cluster === undefined) return;
    clusters.delete(slot);
    const left = cluster.slots.filter((each) => each !== slot);
    if (left.length >= 2) {
      put(cluster.name, left);
      return;
    }
    for (const each of left) clusters.delete(each);
    names.delete(cluster.name);
  };

  const isApart = (ours: readonly number[], theirs: readonly number[]): boolean => {
    const there = new Set(theirs);
    return ours.some((one) =>
      rulings
        .apartFrom(table.idOf(one) ?? '')
        .values()
        .some((id) => there.has(table.slotOf(id) ?? -1)),
    );
  };

  /** Takes out of a cluster what is apart from those before it, and puts that together as far as it may be. */
  const part = (slot: number): void => {
    let whole = membersOf(slot);
    while (whole.length > 1) {
      const kept: number[] = [];
      const leaving: number[] = [];
      for (const each of whole) (isApart([each], kept) ? leaving : kept).push(each);
      if (leaving.length === 0) return;
      for (const each of leaving) remove(each);
      if (leaving.length > 1) for (const each of leaving.slice(1)) merge(leaving[0] ?? each, each);
      whole = leaving;
    }
  };

  const bringTogether = (slot: number): void => {
    for (const id of rulings.togetherWith(table.idOf(slot) ?? '')) {
      const other = table.slotOf(id);
      if (other === undefined) continue;
      const [ours, theirs] = [membersOf(slot), membersOf(other)];
      if (ours === theirs || ours.includes(other)) continue;
      if (!isApart(ours, theirs)) merge(slot, other);
      else if (!isApart([slot], theirs)) {
        // Their companies do not go together: the article leaves its own.
        remove(slot);
        merge(slot, other);
      }
    }
  };

  return {
    obey: (slots) => {
      const here = [...slots].filter((slot) => table.idOf(slot) !== undefined);
      for (const slot of here) part(slot);
      for (const slot of here) bringTogether(slot);
    },
    regroup: (groups) => {
      const known = new Set(groups.flat());
      const joined = new Set(groups.flat().flatMap(membersOf)).difference(known);
      const [first = [], ...rest] = groups;
      for (const slot of [...known, ...joined]) remove(slot);
      for (const group of [[...first, ...joined], ...rest]) {
        for (const slot of group.slice(1)) merge(group[0] ?? slot, slot);
      }
    },
    of: (slot) => {
      const cluster = clusters.get(slot);
      if (cluster === undefined) return null;
      cluster.shown ??= {
        id: cluster.name,
        articleIds: cluster.slots.flatMap((each) => table.idOf(each) ?? []),
        sources: new Set(cluster.slots.map(table.sourceOf)).size,
      };
      return cluster.shown;
    },
    join: async (pairs, pause) => {
      // Two clusters that were too unlike stay so until one of them grows.
      const refused = new Map<readonly number[], Set<readonly number[]>>();
      const arrivals = new Map(
        pairs.flatMap(({ one, other }) => [one, other]).map((slot) => [slot, table.arrivalOf(slot)]),
      );
      const isHere = (slot: number): boolean => table.arrivalOf(slot) === arrivals.get(slot);
      const inOrder = pairs.toSorted(
        (a, b) =>
          b.score - a.score ||
          (arrivals.get(a.one) ?? 0) - (arrivals.get(b.one) ?? 0) ||
          (arrivals.get(a.other) ?? 0) - (arrivals.get(b.other) ?? 0),
      );
      const known = new Map<number, readonly number[]>();
      const listOf = (slot: number): readonly number[] => {
        const cluster = clusters.get(slot);
        if (cluster !== undefined) return cluster.slots;
        const alone = known.get(slot) ?? [slot];
        known.set(slot, alone);
        return alone;
      };
      for (const pair of inOrder) {
        await pause();
        if (!isHere(pair.one) || !isHere(pair.other)) continue;
        const [ours, theirs] = [listOf(pair.one), listOf(pair.other)];
        if (ours === theirs || refused.get(ours)?.has(theirs) === true) continue;
        if (!isApart(ours, theirs) && meanLikeness(ours, theirs) >= joinAt) {
          merge(pair.one, pair.other);
          continue;
        }
        for (const [mine, yours] of [
          [ours, theirs],
          [theirs, ours],
        ] as const) {
          refused.set(mine, (refused.get(mine) ?? new Set()).add(yours));
        }
      }
    },
    remove,
    saved: () => [...new Set(clusters.values())].map(({ name, slots }) => ({ name, slots })),
    restore: ({ name, slots }) => {
      const free = slots.filter((slot) => !clusters.has(slot));
      if (free.length >= 2 && !names.has(name)) put(name, free);
    },
  };
};
