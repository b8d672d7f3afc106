import type { Marks } from './pieces.ts';
import { piecesOf } from './pieces.ts';
import styles from './headline-row.module.css';

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
