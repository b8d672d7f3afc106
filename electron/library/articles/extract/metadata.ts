/** Public file of `metadata/`: what a page says about its story. Private to `articles/extract/`. */
import type { Time } from '../../../contract/models.ts';
import { readByline } from './metadata/byline.ts';
import { readImage } from './metadata/image.ts';
import { articleNode, jsonLdNodes, longTextOf } from './metadata/json-ld.ts';
import { readMetas } from './metadata/meta.ts';
import { readPublished } from './metadata/published.ts';
import { readSectionPath } from './metadata/sections.ts';
import { readStandfirst } from './metadata/standfirst.ts';
import { readTitle } from './metadata/title.ts';
import type { Sources } from './metadata/sources.ts';

export type Metadata = {
  readonly title: string | null;
  readonly standfirst: string | null;
  readonly byline: string | null;
  readonly sectionPath: readonly string[];
  readonly published: Time | null;
  readonly language: string | null;
  readonly image: string | null;
  /** The story's text as its JSON-LD states it; lines are paragraphs. */
  readonly stated: string | null;
};

/** Reads only; the document stays as it is. */
export const readMetadata = (document: Document, url: string | null): Metadata => {
  const nodes = jsonLdNodes(document);
  const sources: Sources = { document, url, metas: readMetas(document), nodes, article: articleNode(nodes) };
  const title = readTitle(sources);
  const language =
    document.documentElement?.getAttribute('lang') ??
    document.documentElement?.getAttribute('xml:lang') ??
    sources.metas.first('content-language', 'og:locale', 'dc.language', 'language');
  return {
    title,
    standfirst: readStandfirst(sources),
    byline: readByline(sources),
    sectionPath: readSectionPath(sources, title),
    published: readPublished(sources, language),
    language,
    image: readImage(sources),
    stated: longTextOf(sources.article?.['articleBody']),
  };
};
