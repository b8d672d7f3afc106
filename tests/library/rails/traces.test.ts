/** What is remembered of an article that was read is what it says now. */
import { describe, expect, it } from 'vitest';
import { createArticleIndex } from '../../../electron/library/rails/article-index.ts';
import type { ArticleIndex } from '../../../electron/library/rails/article-index.ts';
import { createTraces } from '../../../electron/library/rails/traces.ts';
import { article } from './stories.ts';

const bridge = article('bridge', 'Ferry bridge closed. The mayor met Nadia Velkov, and Nadia Velkov left.');
const orchard = article('orchard', 'Orchard harvest begins. Growers thanked Tomas Brandt, and Tomas Brandt spoke.');

const slotOf = (index: ArticleIndex, id: string): number => index.table.slotOf(id) ?? -1;
const keysOf = (written: readonly (readonly [string, string])[]): readonly string[] => written.map(([key]) => key);

describe('the trace of an article', () => {
  it('names each word of a headline once: as a name or as a topic', async () => {
    const index = createArticleIndex();
    const named = article('named', 'Velkov closes ferry. The mayor met Velkov, and Velkov left.');
    await index.add([named], () => null);
    const { names, topics } = createTraces(index).of(slotOf(index, 'named'), named);
    expect(keysOf(names)).toContain('velkov');
    expect(keysOf(topics)).toContain('ferri');
    expect(keysOf(topics)).not.toContain('velkov');
  });

  it('follows a headline that changes', async () => {
    const index = createArticleIndex();
    await index.add([bridge], () => null);
    const traces = createTraces(index);
    const slot = slotOf(index, 'bridge');
    expect(keysOf(traces.of(slot, bridge).topics)).toContain('bridg');
    expect(keysOf(traces.of(slot, { ...bridge, title: 'Ferry tunnel closed' }).topics)).toContain('tunnel');
    expect(traces.of(slot, undefined).topics).toEqual([]);
  });

  it('is of the article that stands in the slot now', async () => {
    const index = createArticleIndex();
    await index.add([bridge], () => null);
    const traces = createTraces(index);
    const slot = slotOf(index, 'bridge');
    const before = traces.of(slot, undefined);
    index.remove(['bridge']);
    await index.add([orchard], () => null);
    expect(slotOf(index, 'orchard')).toBe(slot);
    expect(traces.of(slot, undefined).names).not.toEqual(before.names);
  });
});
