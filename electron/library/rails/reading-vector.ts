/** What the reading is about as one vector, and how well articles fit it. One article more or less changes it by that article alone. */
import type { ArticleIndex } from './article-index.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import { createSparseVector } from './sparse-vector.ts';

/** Products kept; beyond this they begin again. */
const productsKept = 2_000;

type Read = { readonly features: Uint32Array; readonly share: number };

export type ReadingVector = {
  /** Takes the place of the reading before. What the index does not know is left out. */
  readonly set: (reading: readonly { readonly id: string; readonly share: number }[]) => void;
  /** Cosine of an article and the reading, 0 to 1. */
  readonly fit: (slot: number) => number;
  readonly size: () => number;
  /** Calls `each` for every feature with its weight times its rarity. */
  readonly forEach: (each: (feature: number, weight: number) => void) => void;
};

export const createReadingVector = ({
  table,
  weights,
  version,
}: Pick<ArticleIndex, 'table' | 'weights' | 'version'>): ReadingVector => {
  const { idf, normOf } = weights;
  const one = createSparseVector();
  let vector = createSparseVector();
  let square = 0;
  let held: ReadonlyMap<string, Read> = new Map();
  let builtFor: number | null = null;
  let changesSince = 0;
  /** By slot; a slot used again has other features. */
  const products = new Map<number, { readonly features: Uint32Array; product: number }>();

  const build = (): void => {
    vector = createSparseVector(held.values().reduce((sum, { features }) => sum + features.length, 1));
    products.clear();
    for (const { features, share } of held.values()) {
      for (const packed of features) vector.add(featureOf(packed), share * (levelWeights[levelOf(packed)] ?? 0));
    }
    vector.scale(idf);
    square = vector.norm() ** 2;
    vector.scale(idf);
    builtFor = version();
    changesSince = 0;
  };

  /** All at once, so that what is kept is gone through once. */
  const change = (changes: readonly Read[]): void => {
    one.clear();
    for (const { features, share } of changes) {
      for (const packed of features) {
        const rarity = idf(featureOf(packed));
        one.add(featureOf(packed), share * (levelWeights[levelOf(packed)] ?? 0) * rarity * rarity);
      }
    }
    for (const { features, share } of changes) {
      square += share * (2 * vector.product(features) + one.product(features));
    }
    one.forEach(vector.add);
    for (const each of products.values()) each.product += one.product(each.features);
    changesSince += changes.length;
  };

  const changesTo = (next: ReadonlyMap<string, Read>): readonly Read[] => {
    const changes: Read[] = [];
    for (const [id, { features, share }] of held) {
      const now = next.get(id);
      const left = now?.features === features ? now.share : 0;
      if (left !== share) changes.push({ features, share: left - share });
    }
    for (const [id, read] of next) if (held.get(id)?.features !== read.features) changes.push(read);
    return changes;
  };

  return {
    set: (reading) => {
      const next = new Map<string, Read>();
      for (const { id, share } of reading) {
        const slot = table.slotOf(id);
        if (slot !== undefined) next.set(id, { features: table.featuresOf(slot), share });
      }
      const changes = changesTo(next);
      held = next;
      // Every change costs a little, and leaves a little behind.
      const isCheap = changes.length * 4 <= next.size && changesSince + changes.length <= next.size;
      if (builtFor === version() && isCheap) change(changes);
      else build();
    },
    fit: (slot) => {
      const features = table.featuresOf(slot);
      const known = products.get(slot);
      let product = known?.features === features ? known.product : null;
      if (product === null) {
        product = vector.product(features);
        if (products.size >= productsKept) products.clear();
        products.set(slot, { features, product });
      }
      const lengths = Math.sqrt(Math.max(0, square)) * normOf(slot);
      return lengths === 0 ? 0 : product / lengths;
    },
    size: () => vector.size(),
    forEach: (each) => vector.forEach(each),
  };
};
