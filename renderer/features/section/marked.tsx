import styles from './headline-row.module.css';

type Marks = readonly (readonly [number, number])[];
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

/** Plain text with the found words marked. */
export const Marked = ({ text, marks }: { readonly text: string; readonly marks: Marks }) =>
  piecesOf(text, marks).map((piece) =>
    piece.found ? (
      <mark key={piece.at} className={styles.found}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
