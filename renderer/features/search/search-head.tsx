import { create } from 'zustand';
import type { SearchOrder } from '../../state/listing.ts';
import { useListing } from '../../state/listing.ts';
import { Segments } from '../../ui/segments.tsx';
import { wordStories } from '../../words/numbers.ts';
import { goTo } from '../../state/place.ts';
import { focusSearch } from './search-field.tsx';
import styles from './search-head.module.css';

export const useSearchOrder = create<{ readonly order: SearchOrder }>(() => ({ order: 'relevance' }));

/** What a search can be narrowed with, each with what it does. */
const hints: readonly (readonly [string, string])[] = [
  ['"harbour bridge"', 'these words together'],
  ['harbour*', 'words that begin so'],
  ['harbour -ferry', 'without a word'],
  ['ferry OR tram', 'either word'],
  ['in:title', 'in headlines only'],
  ['by:', 'written by'],
  ['source:', 'from a source'],
  ['section:', 'in a section'],
  ['is:unread', 'also starred, saved, read'],
  ['after:2026-11-01', 'also before:'],
];

/** Adds a hint to the search at hand. */
const addHint = (query: string, hint: string): void => {
  goTo({ screen: 'search', query: query === '' ? hint : `${query} ${hint}`, articleId: null }, 'replace');
  focusSearch();
};

const Hints = ({ query }: { readonly query: string }) => (
  <details className={styles.hints} open={query === ''}>
    <summary>Narrow the search</summary>
    <ul>
      {hints.map(([hint, words]) => (
        <li key={hint}>
          <button type="button" onClick={() => addHint(query, hint)}>
            <code>{hint}</code>
          </button>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  </details>
);

export const SearchHead = ({ query }: { readonly query: string }) => {
  const order = useSearchOrder((state) => state.order);
  const total = useListing((state) => (state.query?.of === 'search' && state.state === 'ready' ? state.total : null));
  return (
    <header className={styles.head}>
      <output className={styles.crumb}>
        {query === '' || total === null ? 'Search' : `Search · ${wordStories(total)}`}
      </output>
      <h2>
        <bdi>{query === '' ? 'Search' : `“${query}”`}</bdi>
      </h2>
      <Segments
        label="Order"
        choices={[
          { value: 'relevance', label: 'Best first' },
          { value: 'date', label: 'Newest first' },
        ]}
        value={order}
        onChange={(next) => useSearchOrder.setState({ order: next })}
      />
      <Hints query={query} />
    </header>
  );
};
