/** Two columns of text that a program wrote row by row across the page, put one after the other. Private to `files/pdf.ts`. */

export type Piece = {
  readonly str?: string;
  readonly hasEOL?: boolean;
  /** The way it is written: `ltr`, `rtl`, `ttb`. */
  readonly dir?: string;
  readonly width?: number;
  readonly height?: number;
  readonly transform?: readonly number[];
};

type Placed = {
  readonly piece: Piece;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
};

/** Rows with words on both sides of the gutter, before it is believed. */
const fewestRows = 6;
/** Signs that a row has on each side, on average: less is a table. */
const fewestSigns = 18;
/** Units of the page, of which 72 are an inch. */
const leastGutter = 10;
/** A gap of this share of the letters' height sets words apart. */
const wordGap = 0.15;
/** Signs whose feet differ by less than this share of their height stand in one row: so do raised and lowered ones. */
const sameRow = 0.5;

const placed = (piece: Piece): Placed => {
  const left = piece.transform?.[4] ?? 0;
  const height = piece.height || Math.abs(piece.transform?.[3] ?? 0);
  return { piece, left, right: left + (piece.width ?? 0), y: piece.transform?.[5] ?? 0, height };
};

/** From the top of the page to its foot. */
const rowsOf = (pieces: readonly Placed[]): readonly (readonly Placed[])[] => {
  const rows: Placed[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isSame =
      first !== undefined && first.y - piece.y < Math.max(2, Math.max(first.height, piece.height) * sameRow);
    if (isSame) row?.push(piece);
    else rows.push([piece]);
  }
  return rows;
};

const signs = (pieces: readonly Placed[]): number =>
  pieces.reduce((sum, { piece }) => sum + (piece.str ?? '').trim().length, 0);

/** Where nothing stands over the whole height of rows that have words on both sides; `null` where there is no such place. */
const gutterOf = (rows: readonly (readonly Placed[])[]): number | null => {
  const gaps = rows.flatMap((row) => {
    const ordered = row.toSorted((a, b) => a.left - b.left);
    let widest = { width: leastGutter, middle: Number.NaN };
    ordered.slice(1).forEach(({ left }, index) => {
      const right = ordered[index]?.right ?? left;
      if (left - right > widest.width) widest = { width: left - right, middle: (left + right) / 2 };
    });
    return Number.isNaN(widest.middle) ? [] : [widest.middle];
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

const isRightToLeft = (pieces: readonly Placed[]): boolean =>
  signs(pieces.filter(({ piece }) => piece.dir === 'rtl')) > signs(pieces) / 2;

/** The pieces of a row, or of its part in one column, as a line: in order, and apart where they stand apart. */
const lineOf = (row: readonly Placed[], rightToLeft: boolean): readonly Piece[] =>
  row
    .toSorted((a, b) => (rightToLeft ? b.right - a.right : a.left - b.left))
    .map(({ piece, left, right, height }, index, ordered) => {
      const before = ordered[index - 1];
      const gap = before === undefined ? 0 : rightToLeft ? before.left - right : left - before.right;
      const str = `${gap > height * wordGap ? ' ' : ''}${piece.str ?? ''}`;
      return { ...piece, str, hasEOL: index === ordered.length - 1 };
    });

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
  const rightToLeft = isRightToLeft(pieces);
  const ordered: Piece[] = [];
  let columns: readonly [Piece[], Piece[]] = [[], []];
  const flush = (): void => {
    const [left, right] = columns;
    ordered.push(...(rightToLeft ? [...right, ...left] : [...left, ...right]));
    columns = [[], []];
  };
  for (const row of rows) {
    if (row.some(({ left, right }) => left < gutter && right > gutter)) {
      flush();
      ordered.push(...lineOf(row, rightToLeft));
    } else
      for (const side of [0, 1] as const) {
        const here = row.filter(({ left }) => left >= gutter === (side === 1));
        columns[side].push(...lineOf(here, rightToLeft));
      }
  }
  flush();
  return ordered;
};
