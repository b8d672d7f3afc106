/** The middle pane: the headlines of a place, or what a search found. */
import { useEffect } from 'react';
import type { ListPlace, SearchPlace } from '../../state/place.ts';
import { showListing } from '../../state/listing.ts';
import { useFilter } from './filter.ts';
import { Headlines } from './headlines.tsx';
import { ListHead } from './list-head.tsx';
import { SearchHead, useSearchOrder } from '../search/search-head.tsx';
import styles from './list-pane.module.css';

const PlaceList = ({ place }: { readonly place: ListPlace }) => {
  const filter = useFilter(place.kind);
  useEffect(() => showListing({ of: 'list', kind: place.kind, id: place.id, filter }), [place.kind, place.id, filter]);
  return (
    <>
      <ListHead place={place} filter={filter} />
      <Headlines />
    </>
  );
};

const SearchList = ({ place }: { readonly place: SearchPlace }) => {
  const order = useSearchOrder((state) => state.order);
  const query = place.query.trim();
  useEffect(() => {
    if (query !== '') showListing({ of: 'search', query, order });
  }, [query, order]);
  return (
    <>
      <SearchHead query={query} />
      {query !== '' && <Headlines />}
    </>
  );
};

export const ListPane = ({ place }: { readonly place: ListPlace | SearchPlace }) => (
  <section className={styles.pane} data-pane-name="list" aria-label="Headlines">
    {place.screen === 'list' ? <PlaceList place={place} /> : <SearchList place={place} />}
  </section>
);
