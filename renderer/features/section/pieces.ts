export type Marks = readonly (readonly [number, number])[];
type Piece = { readonly at: number; readonly text: string; readonly found: boolean };

/** A text in pieces, found and not. Marks that overlap or reach outside the text are cut to what is left. */
export const piecesOf = (text: string, marks: Marks): readonly Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  const add = (to: number, found: boolean): void => {
    if (to > end) pieces.push({ at: end, text: text.slice(end, to), found });
    end = Math.max(end, to);
  };
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    add(Math.min(text.length, from), false);
    add(Math.min(text.length, to), true);
  }
  add(text.length, false);
  return pieces;
};
