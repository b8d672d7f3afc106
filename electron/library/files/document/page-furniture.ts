/** What a PDF prints on every page around its text: page numbers and running heads. Private to `files/pdf.ts`. */

const pageNumber =
  /^[\s\p{Pd}·|[(]*(?:(?:page|seite|p\.)\s*)?\d{1,4}(?:\s*(?:\/|of|von)\s*\d{1,4})?[\s\p{Pd}·|\])]*$/iu;

/** The same line on another page, whatever its number. */
const shape = (line: string): string => line.replace(/\d+/gu, '0');

/** Pages that must share a first or last line before it counts as furniture. */
const fewestPages = 3;

const shared = (lines: readonly (string | undefined)[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const line of lines) if (line !== undefined) counts.set(shape(line), (counts.get(shape(line)) ?? 0) + 1);
  const most = Math.max(fewestPages, lines.length / 2);
  return new Set([...counts].filter(([, count]) => count >= most).map(([line]) => line));
};

/** The paragraphs of each page without page numbers and running heads. A document of one page loses nothing. */
export const withoutFurniture = (pages: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  if (pages.length < 2) return pages;
  const heads = shared(pages.map((page) => page[0]));
  const feet = shared(pages.map((page) => (page.length > 1 ? page.at(-1) : undefined)));
  return pages.map((page) =>
    page.filter((line, index) => {
      const isHead = index === 0;
      const isFoot = index === page.length - 1;
      if (!isHead && !isFoot) return true;
      return !pageNumber.test(line) && !(isHead && heads.has(shape(line))) && !(isFoot && feet.has(shape(line)));
    }),
  );
};
