/** What a PDF prints on every page around its text: page numbers and running heads. Private to `files/pdf.ts`. */

type Pages = readonly (readonly string[])[];
type Edge = 'head' | 'foot';

const rule = String.raw`[\s\p{Pd}·|]`;
const count = String.raw`(?<word>page|seite|p\.)?\s*(?<number>\d{1,4})(?<total>\s*(?:\/|of|von)\s*\d{1,4})?`;
const onlyNumber = new RegExp(String.raw`^[[(]?${rule}*${count}${rule}*[\])]?$`, 'iu');
const numberLast = new RegExp(String.raw`^(?<text>.*?[^\s\p{Pd}·|,])(?:,?${rule}+)${count}$`, 'iu');
const numberFirst = new RegExp(String.raw`^${count}${rule}+(?<text>.+)$`, 'iu');

/** Pages that must share a first or last line before it counts as furniture. */
const fewestPages = 3;

const lineAt = (page: readonly string[], edge: Edge): string | undefined =>
  edge === 'head' ? page[0] : page.length > 1 ? page.at(-1) : undefined;

type Numbered = {
  readonly page: number;
  readonly text: string;
  /** What the document's first page would be numbered. */
  readonly start: number;
  /** It says that it counts pages: "Page 3", "3 of 9". */
  readonly isNamed: boolean;
};

const numberedLine = (line: string, page: number, ...patterns: readonly RegExp[]): readonly Numbered[] =>
  patterns.flatMap((pattern) => {
    const parts = pattern.exec(line)?.groups;
    if (parts === undefined) return [];
    const { text = '', number, word, total } = parts;
    return { page, text, start: Number(number) - page, isNamed: word !== undefined || total !== undefined };
  });

/** Lines of nothing but a number that goes up with the pages. A lone number, or one that does not count them, is text. */
const pageNumbers = (pages: Pages, edge: Edge): ReadonlySet<number> => {
  const lines = pages.flatMap((page, index) => numberedLine(lineAt(page, edge) ?? '', index, onlyNumber));
  const groups = [...Map.groupBy(lines, ({ start }) => start).values()];
  const areNumbers = (group: readonly Numbered[]): boolean => {
    const isUsual = group[0]?.start === 1;
    if (group.length >= fewestPages) return true;
    return isUsual ? group.length >= 2 || group.every(({ isNamed }) => isNamed) : false;
  };
  return new Set(groups.filter(areNumbers).flatMap((group) => group.map(({ page }) => page)));
};

/** Lines that stand on half of the pages, by page: word for word, or but for the page's number. The text is what they say without it. */
const runningLines = (pages: Pages, edge: Edge): ReadonlyMap<number, string> => {
  const lines = pages.flatMap((page, index) => {
    const line = lineAt(page, edge);
    return line === undefined || !/\p{L}/u.test(line) ? [] : [{ page: index, text: line }];
  });
  const least = Math.max(fewestPages, pages.length / 2);
  const areMany = (group: readonly unknown[]): boolean => group.length >= least;
  const same = [...Map.groupBy(lines, ({ text }) => text).values()].filter(areMany).flat();
  const numbered = lines.flatMap(({ page, text }) => numberedLine(text, page, numberLast, numberFirst));
  const counted = [...Map.groupBy(numbered, ({ text, start }) => `${start} ${text}`).values()]
    // "Chapter 1", "Chapter 2": one word and a number may be a heading of each page's own.
    .filter((group) => areMany(group) && group.every(({ text, isNamed }) => isNamed || /\p{L}.*\s.*\p{L}/u.test(text)))
    .flat();
  return new Map([...counted, ...same].map(({ page, text }) => [page, text]));
};

/**
 * The paragraphs of each page without page numbers, and with each running head and foot once: on the first page where it opens that, else
 * after the last one. No other word is left out.
 */
export const withoutFurniture = (pages: Pages): Pages => {
  const [headNumbers, footNumbers] = [pageNumbers(pages, 'head'), pageNumbers(pages, 'foot')];
  const [heads, feet] = [runningLines(pages, 'head'), runningLines(pages, 'foot')];
  const opening = heads.get(0);
  const once = new Set([...heads.values(), ...feet.values()].filter((text) => text !== opening));
  const bare = pages.map((page, index) => {
    const isHead = headNumbers.has(index) || heads.has(index);
    const isFoot = footNumbers.has(index) || feet.has(index);
    return page.slice(isHead ? 1 : 0, isFoot ? -1 : undefined);
  });
  const last = Math.max(
    0,
    bare.findLastIndex((page) => page.length > 0),
  );
  return bare.map((page, index) => [
    ...(index === 0 && opening !== undefined ? [opening] : []),
    ...page,
    ...(index === last ? once : []),
  ]);
};
