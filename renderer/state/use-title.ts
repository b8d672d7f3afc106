import { useEffect } from 'react';
import { listTitles } from '../words/lists.ts';
import type { Paper } from '../../electron/contract/models.ts';
import type { Place } from './place.ts';
import { usePlace } from './place.ts';
import { sourceOf, usePaper } from './paper.ts';
import { useReading } from './reading.ts';

const titleOf = (place: Place, paper: Paper | null): string | null => {
  switch (place.screen) {
    case 'front':
      return null;
    case 'sources':
      return 'Sources';
    case 'doctor':
      return sourceOf(paper, place.sourceId)?.title ?? 'Doctor';
    case 'coverage':
      return 'Full coverage';
    case 'profile':
      return 'Your profile';
    case 'activity':
      return 'Activity';
    case 'filters':
      return 'Filters';
    case 'settings':
      return 'Settings';
    case 'search':
      return place.query === '' ? 'Search' : `“${place.query}”`;
    case 'list':
      if (place.kind === 'source') return sourceOf(paper, place.id)?.title ?? null;
      if (place.kind === 'tag') return place.id;
      if (place.kind === 'search') return paper?.searches.find((search) => search.id === place.id)?.title ?? null;
      if (place.kind !== 'section') return listTitles[place.kind];
      return paper?.sections.find((section) => section.id === place.id)?.title ?? null;
    default:
      return place satisfies never;
  }
};

/** Names the window after the open story, else after the place. */
export const useTitle = (): void => {
  const place = usePlace((state) => state.place);
  const paper = usePaper((state) => state.paper);
  const story = useReading((state) => state.view?.article.title ?? null);
  const title = story ?? titleOf(place, paper);
  useEffect(() => {
    document.title = title === null ? 'Broadsheet' : `${title} – Broadsheet`;
  }, [title]);
};
