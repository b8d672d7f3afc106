/** Lists of subscriptions out, with sections as nested outlines. What comes in goes through `subscriptions.ts`. */
import type { Core } from '../core.ts';
import { splitCredentials } from '../feeds/credentials.ts';
import { writeOpml } from '../feeds/opml.ts';

/** All feeds of the paper as OPML 2.0, sections as nested outlines in the reader's order. */
export const exportOutlines = (core: Core): string => {
  const { sections, sources } = core.store.paper.data;
  return writeOpml(
    sections,
    sources
      .filter((source) => source.kind === 'feed')
      // A password that an older version kept in the address stays here.
      .map((source) => ({ ...source, address: splitCredentials(source.address ?? '').address })),
  );
};
