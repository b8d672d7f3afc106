import { create } from 'zustand';
import type { QueryTrouble } from '../../../electron/contract/searches.ts';
import type { SearchOrder } from '../../state/listing.ts';
import { useListing } from '../../state/listing.ts';
import { Segments } from '../../ui/segments.tsx';
import { wordQueryTrouble } from '../../words/searches.ts';
import { wordStories } from '../../words/numbers.ts';
import { addressOf, goTo } from '../../state/place.ts';
import { usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { openDialog } from '../dialog-state.ts';
import { focusSearch } from './search-field.tsx';
import styles from './search-head.module.css';

export const useSearchOrder = create<{ readonly order: SearchOrder }>(() => ({ order: 'relevance' }));

const noTroubles: readonly QueryTrouble[] = [];

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
  ['after:2026-11-01', 'also before:, date:2026-11, date:7d'],
  ['lang:fa', 'in a language'],
  ['has:picture', 'with a picture'],
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

/** What of the query was left out, and how it can be said. */
const Troubles = () => {
  const troubles = useListing((state) => (state.query?.of === 'search' ? state.troubles : noTroubles));
  if (troubles.length === 0) return null;
  return (
    <output className={styles.troubles}>
      {troubles.map((trouble) => (
        <p key={trouble.part}>{wordQueryTrouble(trouble)}</p>
      ))}
    </output>
  );
};

/** A search that is worth asking again becomes a section of the paper. */
const Keep = ({ query }: { readonly query: string }) => {
  const known = usePaper((state) => state.paper?.searches.find((search) => search.query === query) ?? null);
  if (known !== null) {
    return (
      <p className={styles.kept}>
        Kept as{' '}
        <a href={addressOf({ screen: 'list', kind: 'search', id: known.id, articleId: null })} dir="auto">
          {known.title}
        </a>
      </p>
    );
  }
  return (
    <Button look="quiet" onClick={() => openDialog({ kind: 'name', purpose: { of: 'new-search', query } })}>
      Save as a section
    </Button>
  );
};

export const SearchHead = ({ query }: { readonly query: string }) => {
  const order = useSearchOrder((state) => state.order);
  const isMore = useListing((state) => state.isMore);
  const total = useListing((state) => (state.query?.of === 'search' && state.state === 'ready' ? state.total : null));
  return (
    <header className={styles.head}>
      <output className={styles.crumb}>
        {query === '' || total === null ? 'Search' : `Search · ${isMore ? 'more than ' : ''}${wordStories(total)}`}
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
      {query !== '' && <Troubles />}
      {query !== '' && <Keep query={query} />}
      <Hints query={query} />
    </header>
  );
};
