/** The `<meta>` elements of a page by name. Private to `articles/extract/`. */
import { oneLineOrNull } from '../text.ts';

export type Metas = {
  /** The first non-empty value of the first name that has one. Names are lower case. */
  readonly first: (...names: readonly string[]) => string | null;
  readonly all: (name: string) => readonly string[];
};

/** `name`, `property`, `itemprop` and `http-equiv` are one name space here: pages mix them up. */
export const readMetas = (document: Document): Metas => {
  const values = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = oneLineOrNull(meta.getAttribute('content') ?? meta.getAttribute('value'));
    if (content === null) continue;
    const names = ['property', 'name', 'itemprop', 'http-equiv'].flatMap(
      (attribute) => meta.getAttribute(attribute)?.toLowerCase().trim().split(/\s+/).slice(0, 4) ?? [],
    );
    for (const name of new Set(names)) {
      const known = values.get(name);
      if (known === undefined) values.set(name, [content]);
      else known.push(content);
    }
  }
  return {
    first: (...names) => {
      for (const name of names) {
        const value = values.get(name)?.[0];
        if (value !== undefined) return value;
      }
      return null;
    },
    all: (name) => values.get(name) ?? [],
  };
};
