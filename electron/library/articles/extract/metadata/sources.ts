/** What the readings of a page's metadata have to go by. Private to `articles/extract/`. */
import type { Node } from './json-ld.ts';
import type { Metas } from './meta.ts';

export type Sources = {
  readonly document: Document;
  readonly url: string | null;
  readonly metas: Metas;
  readonly nodes: readonly Node[];
  /** The JSON-LD node of the article, if the page has one. */
  readonly article: Node | null;
};
