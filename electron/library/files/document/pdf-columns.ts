/** Two columns of text that a program wrote row by row across the page, put one after the other. Private to `files/pdf.ts`. */

export type Piece = {
  readonly str?: string;
  readonly hasEOL?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly transform?: readonly number[];
};

type Placed = { readonly piece: Piece; readonly left: number; readonly right: number; readonly y: number };

/** Rows with words on both sides of the gutter, before it is believed. */
const fewestRows = 6;
/** Signs that a row has on each side, on average: less is a table. */
const fewestSigns = 18;

const placed = (piece: Piece): Placed => {
  const left = piece.transform?.[4] ?? 0;
  return { piece, left, right: left + (piece.width ?? 0), y: piece.transform?.[5] ?? 0 };
};

const rowsOf = (pieces: readonly Placed[]): readonly (readonly Placed[])[] => [
  ...Map.groupBy(pieces, ({ y }) => Math.round(y / 2)).values(),
];

const signs = (pieces: readonly Placed[]): number =>
  pieces.reduce((sum, { piece }) => sum + (piece.str ?? '').trim().length, 0);

/** Where nothing stands over the whole height of rows that have words on both sides; `null` where there is no such place. */
const gutterOf = (rows: readonly (readonly Placed[])[]): number | null => {
  const gaps = rows.flatMap((row) => {
    const ordered = row.toSorted((a, b) => a.left - b.left);
    return ordered.slice(1).flatMap((piece, index) => {
      const before = ordered[index];
      const gap = before === undefined ? 0 : piece.left - before.right;
      return gap > 10 ? [(piece.left + (before?.right ?? 0)) / 2] : [];
    });
  });
  if (gaps.length < fewestRows) return null;
  const gutter = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const crossed = rows.filter((row) => row.some(({ left, right }) => left < gutter && right > gutter)).length;
  const both = rows.filter((row) => row.some(({ right }) => right <= gutter) && row.some(({ left }) => left >= gutter));
  if (both.length < fewestRows || crossed > both.length / 2) return null;
  const sides = [
    both.map((row) => row.filter(({ right }) => right <= gutter)),
    both.map((row) => row.filter(({ left }) => left >= gutter)),
  ];
  return sides.every((side) => side.reduce((sum, row) => sum + signs(row), 0) / both.length >= fewestSigns)
    ? gutter
    : null;
};

/**
 * The pieces of a page in reading order. Most programs write a column after the other: those stay as they are. What stands across the gutter
 * (a headline) keeps its place above or below the columns.
 */
export const inReadingOrder = (items: readonly Piece[]): readonly Piece[] => {
  const pieces = items.filter(({ str }) => (str ?? '').trim() !== '').map(placed);
  const goesBack = pieces.filter((piece, index) => index > 0 && piece.y > (pieces[index - 1]?.y ?? 0) + 40).length;
  if (goesBack > 0) return items; // it returns to the top of a column by itself
  const rows = rowsOf(pieces);
  const gutter = gutterOf(rows);
  if (gutter === null) return items;
  const ordered: Piece[] = [];
  let columns: readonly [Piece[], Piece[]] = [[], []];
  const flush = (): void => {
    ordered.push(...columns[0], ...columns[1]);
    columns = [[], []];
  };
  for (const row of rows.toSorted((a, b) => (b[0]?.y ?? 0) - (a[0]?.y ?? 0))) {
    if (row.some(({ left, right }) => left < gutter && right > gutter)) {
      flush();
      ordered.push(...row.map(({ piece }) => piece));
    } else
      for (const side of [0, 1] as const) {
        const here = row.filter(({ left }) => left >= gutter === (side === 1)).toSorted((a, b) => a.left - b.left);
        columns[side].push(...here.map(({ piece }, index) => ({ ...piece, hasEOL: index === here.length - 1 })));
      }
  }
  flush();
  return ordered;
};
