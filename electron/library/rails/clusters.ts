/** Story clusters, found as articles arrive: pairs of alike articles join their clusters while the clusters as wholes are alike enough. */
import type { Time } from '../../contract/models.ts';

/** Mean likeness at which two clusters are one story; no pair below it can bring that about. */
export const joinAt = 0.42;
/** Members of each cluster that are compared. */
const comparedMembers = 8;
const day = 86_400_000;

export type Clusters = {
  /** Looks whether new pairs join clusters. */
  readonly join: (pairs: readonly { readonly one: number; readonly other: number; readonly score: number }[]) => void;
  /** Slots of the article's cluster, itself among them, earliest arrived first. */
  readonly membersOf: (slot: number) => readonly number[];
  /** Name of the article's cluster, lasting while it has members; `null` when the article is alone. */
  readonly nameOf: (slot: number) => string | null;
  readonly remove: (slot: number) => void;
};

/** Likeness counts for less the further apart two articles appeared: full for two days, half after three weeks. */
export const nearness = (one: Time, other: Time): number => {
  const days = Math.max(0, Math.abs(one - other) / day - 2);
  return 1 / (1 + days / 19);
};

export const createClusters = (
  likeness: (one: number, others: readonly number[]) => readonly number[],
  idOf: (slot: number) => string | undefined,
): Clusters => {
  const clusterBySlot = new Map<number, number>();
  const members = new Map<number, number[]>();
  const names = new Map<number, string>();
  const alone = (slot: number): number[] => [slot];
  const membersOf = (slot: number): readonly number[] => members.get(clusterBySlot.get(slot) ?? -1) ?? alone(slot);

  const meanLikeness = (ours: readonly number[], theirs: readonly number[]): number => {
    const compared = theirs.slice(-comparedMembers);
    const all = ours.slice(-comparedMembers).flatMap((one) => likeness(one, compared));
    return all.reduce((sum, each) => sum + each, 0) / all.length;
  };

  const forget = (key: number): void => {
    members.delete(key);
    names.delete(key);
  };

  const merge = (one: number, other: number): void => {
    const all = [...membersOf(one), ...membersOf(other)].sort((a, b) => a - b);
    const key = all[0] ?? one;
    for (const slot of all) {
      const old = clusterBySlot.get(slot);
      if (old !== undefined && old !== key) forget(old);
      clusterBySlot.set(slot, key);
    }
    members.set(key, all);
    if (!names.has(key)) names.set(key, idOf(key) ?? String(key));
  };

  return {
    membersOf,
    nameOf: (slot) => names.get(clusterBySlot.get(slot) ?? -1) ?? null,
    join: (pairs) => {
      // Two clusters that were too unlike stay so until one of them grows.
      const refused = new Set<string>();
      for (const pair of pairs.toSorted((a, b) => b.score - a.score || a.one - b.one || a.other - b.other)) {
        const ours = membersOf(pair.one);
        if (ours.includes(pair.other)) continue;
        const theirs = membersOf(pair.other);
        const question = `${ours[0]}:${ours.length} ${theirs[0]}:${theirs.length}`;
        if (refused.has(question)) continue;
        if (meanLikeness(ours, theirs) >= joinAt) merge(pair.one, pair.other);
        else refused.add(question);
      }
    },
    remove: (slot) => {
      const key = clusterBySlot.get(slot);
      if (key === undefined) return;
      clusterBySlot.delete(slot);
      const left = (members.get(key) ?? []).filter((each) => each !== slot);
      if (left.length >= 2) {
        members.set(key, left);
        return;
      }
      for (const each of left) clusterBySlot.delete(each);
      forget(key);
    },
  };
};
