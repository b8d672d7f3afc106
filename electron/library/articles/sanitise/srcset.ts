/** The `srcset` attribute (HTML Standard, 4.8.4.2.1), and which of its pictures suits a reader's column. Private to `articles/`. */

export type Candidate = { readonly link: string; readonly width: number | null; readonly density: number | null };

/** Twice a column of text, for dense screens: more is only weight. */
const columnPixels = 1_200;
const mostCandidates = 60;
const mostCharacters = 30_000;

/** Candidates in their order; descriptors that make no sense are ignored. Linear time. */
export const parseSrcset = (srcset: string): readonly Candidate[] => {
  const text = srcset.slice(0, mostCharacters);
  const found: Candidate[] = [];
  const isSpace = (at: number): boolean => /\s/.test(text[at] ?? '');
  let at = 0;
  while (at < text.length && found.length < mostCandidates) {
    while (at < text.length && (isSpace(at) || text[at] === ',')) at += 1;
    const start = at;
    while (at < text.length && !isSpace(at)) at += 1;
    let link = text.slice(start, at);
    let descriptor = '';
    if (link.endsWith(',')) {
      link = link.replace(/,{1,50}$/, '');
    } else {
      const from = at;
      while (at < text.length && text[at] !== ',') at += 1;
      descriptor = text.slice(from, at).trim();
    }
    if (link === '') continue;
    const size = /^(\d{1,6}(?:\.\d{1,4})?)([wx])/.exec(descriptor);
    found.push({
      link,
      width: size?.[2] === 'w' ? Number(size[1]) : null,
      density: size?.[2] === 'x' ? Number(size[1]) : null,
    });
  }
  return found;
};

/** The smallest picture that fills the column, else the widest; of densities the highest up to 2. `null` when there is none. */
export const bestCandidate = (candidates: readonly Candidate[]): Candidate | null => {
  const wide = candidates.filter((one) => one.width !== null).toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0));
  if (wide.length > 0) return wide.find((one) => (one.width ?? 0) >= columnPixels) ?? wide.at(-1) ?? null;
  const dense = candidates.toSorted((a, b) => (b.density ?? 1) - (a.density ?? 1));
  return dense.find((one) => (one.density ?? 1) <= 2) ?? dense.at(-1) ?? null;
};
