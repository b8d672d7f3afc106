/** Made-up saved and recent searches, for the tests of the interface. */
import type { CallName } from '../../electron/contract/calls.ts';
import type { SmartSection } from '../../electron/contract/searches.ts';

type Input = Readonly<Record<string, unknown>>;

export const testSearches = (empty: boolean, changed: () => void, keepUndo: (run: () => void) => string) => {
  let smart: readonly SmartSection[] = empty
    ? []
    : [
        { id: 'q-bridge', title: '“harbour bridge”', query: '"harbour bridge"', unread: 6 },
        { id: 'q-long', title: 'Long reads', query: 'hour by hour', unread: 14 },
      ];
  let recent: readonly string[] = empty ? [] : ['ferry OR tram', 'lighthouse'];
  const answers: Partial<Record<CallName, (input: Input) => unknown>> = {
    'searches.save': (input) => {
      const search = { id: `q-${smart.length}`, title: String(input['title']), query: String(input['query']) };
      smart = [...smart, { ...search, unread: 3 }];
      changed();
      return search;
    },
    'searches.update': (input) => {
      smart = smart.map((search) => (search.id === input['id'] ? { ...search, ...input } : search));
      if (typeof input['position'] === 'number') {
        const moved = smart.filter((search) => search.id === input['id']);
        smart = smart.filter((search) => search.id !== input['id']).toSpliced(input['position'], 0, ...moved);
      }
      changed();
      return smart.find((search) => search.id === input['id']);
    },
    'searches.remove': (input) => {
      const before = smart;
      smart = smart.filter((search) => search.id !== input['id']);
      changed();
      return {
        undo: keepUndo(() => {
          smart = before;
          changed();
        }),
      };
    },
    'searches.recent': () => recent,
    'searches.remember': (input) => (recent = [String(input['query']), ...recent]),
    'searches.forget': (input) =>
      (recent = recent.filter((query) => input['query'] !== undefined && query !== input['query'])),
  };
  return { answers, saved: () => smart };
};
