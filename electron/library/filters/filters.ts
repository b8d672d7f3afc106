/** The public face of filters/: rules of the reader for stories of a kind, asked when a story arrives and of those that are here. */
export { filterArriving } from './arrival.ts';
export { bringBack, hideAgain } from './bring-back.ts';
export { applyFilters, moveFilter, removeFilter, saveFilter, takeBackFilter } from './change-filters.ts';
export { keepInStep } from './in-step.ts';
export { distrustSource } from './kept-filters.ts';
export { listFilters } from './list-filters.ts';
export { tryFilter } from './try-filter.ts';
