/** The lead picture of a story. Private to `articles/extract/`. */
import { safePictureLink } from '../../sanitise/links.ts';
import { isPlaceholder, isTracker } from '../../sanitise/trackers.ts';
import { isNode, listOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

const linkOf = (value: unknown): string | null => {
  const [first] = listOf(value);
  if (typeof first === 'string') return first;
  return isNode(first) ? linkOf(first['url'] ?? first['contentUrl'] ?? first['@id']) : null;
};

/** Absolute address of the picture the page itself puts forward. */
export const readImage = ({ document, metas, article }: Sources): string | null => {
  const stated = [
    metas.first('og:image:secure_url', 'og:image', 'og:image:url'),
    metas.first('twitter:image', 'twitter:image:src'),
    linkOf(article?.['image']),
    metas.first('thumbnail', 'parsely-image-url', 'sailthru.image.full'),
    document.querySelector('link[rel="image_src"]')?.getAttribute('href') ?? null,
  ];
  for (const address of stated) {
    const link = address === null ? null : safePictureLink(address, document.baseURI);
    if (link !== null && !link.startsWith('data:') && !isTracker(link) && !isPlaceholder(link)) return link;
  }
  return null;
};
