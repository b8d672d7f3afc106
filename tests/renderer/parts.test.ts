/** The interface's small pure parts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../electron/contract/limits.ts';
import { listKinds } from '../../electron/contract/models.ts';
import { eventsOf, readEvents } from '../../renderer/bridge/event-stream.ts';
import { groupsOf } from '../../renderer/features/files/groups.ts';
import { piecesOf } from '../../renderer/features/section/pieces.ts';
import { childrenOf, inOrder } from '../../renderer/features/sidebar/section-tree.ts';
import type { Place } from '../../renderer/state/place-address.ts';
import { addressOf, placeOf } from '../../renderer/state/place-address.ts';
import { sections } from './paper-data.ts';

describe('places and addresses', () => {
  const name = fc.string({ minLength: 1, maxLength: 20 });
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.constantFrom<Place>({ screen: 'front' }, { screen: 'sources' }, { screen: 'settings' }),
    fc.record({
      screen: fc.constant('list' as const),
      kind: fc.constantFrom(...listKinds),
      id: fc.option(name),
      articleId: fc.option(name),
    }),
    fc.record({ screen: fc.constant('search' as const), query: fc.string(), articleId: fc.option(name) }),
  );
  it('an address names the place it was made from', () => {
    fc.assert(
      fc.property(place, (given) => {
        expect(placeOf(addressOf(given))).toEqual(given);
      }),
    );
  });
  it('any other text is the front page or some place, never an error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(placeOf(`#/list/section/${text}`)).toHaveProperty('screen');
      }),
    );
    expect(placeOf('#key=abcdefgh')).toEqual({ screen: 'front' });
    expect(placeOf('#/list/constructor')).toEqual({ screen: 'front' });
  });
});

describe('found words', () => {
  it('pieces always make up the whole text, whatever the marks', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (text, marks) => {
        const pieces = piecesOf(text, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(new Set(pieces.map((piece) => piece.at)).size).toBe(pieces.length);
      }),
    );
  });
  it('marks what was found', () => {
    expect(piecesOf('a quiet quay', [[2, 7]])).toEqual([
      { at: 0, text: 'a ', found: false },
      { at: 2, text: 'quiet', found: true },
      { at: 7, text: ' quay', found: false },
    ]);
  });
});

describe('events', () => {
  const stream = (chunks: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> =>
    new ReadableStream({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });
  it('are whole, wherever the stream is cut', async () => {
    const text = `: open\n\ndata: ${JSON.stringify({ name: 'paper.changed', payload: {} })}\n\ndata: ${JSON.stringify({ name: 'network.changed', payload: { online: false } })}\n\n`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const heard: string[] = [];
        await readEvents(stream(edges.slice(1).map((edge, index) => text.slice(edges[index], edge))), (event) =>
          heard.push(event.name),
        );
        expect(heard).toEqual(['paper.changed', 'network.changed']);
      }),
    );
  });
  it('of unknown names are passed over', () => {
    expect(eventsOf('data: {"name":"other","payload":1}')).toEqual([]);
    expect(eventsOf('data: null')).toEqual([]);
  });
});

describe('groups of files', () => {
  it('keep every file, in order, within the limits of a call', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ size: fc.nat(limits.fileBytes) }), { maxLength: 60 }), (files) => {
        const groups = groupsOf(files);
        expect(groups.flat()).toEqual(files);
        for (const group of groups) {
          const bytes = group.reduce((sum, file) => sum + file.size, 0);
          expect(group.length).toBeGreaterThan(0);
          // As base64 text within the call.
          expect((bytes * 4) / 3).toBeLessThan(limits.callBytes);
          expect(group.length).toBeLessThanOrEqual(limits.filesPerCall);
        }
      }),
    );
  });
});

describe('sections', () => {
  it('stand in the reader’s order, each under its parent', () => {
    expect(inOrder(sections).map(({ section, depth }) => `${depth} ${section.title}`)).toEqual([
      '0 World',
      '1 Europe',
      '1 Middle East',
      '1 Asia & Pacific',
      '0 Business',
      '1 Energy',
      '0 Science',
      '0 Culture',
      '0 Technology',
      '0 Close to home',
    ]);
    expect(inOrder(sections).find(({ section }) => section.id === 'energy')?.path).toBe('Business › Energy');
    expect(childrenOf(sections.toReversed(), 'world').map((section) => section.id)).toEqual([
      'europe',
      'middle-east',
      'pacific',
    ]);
  });
});
