/** Beside a word selected in a story: the way to mute it. */
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { wordMute } from '../../words/filters.ts';
import { openDialog } from '../dialog-state.ts';
import type { Selected } from '../reader/selection.ts';
import styles from './mute-selection.module.css';

type MuteSelectionProps = { readonly headline: ListedHeadline; readonly selected: Selected };

export const MuteSelection = ({ headline, selected }: MuteSelectionProps) => (
  <div className={styles.place} style={{ top: selected.top, left: selected.left }} dir="ltr">
    <button
      type="button"
      className={styles.button}
      // The selection stays until the press is over.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => openDialog({ kind: 'mute', headline, word: selected.text })}
    >
      <bdi>{wordMute(selected.text)}</bdi>
    </button>
  </div>
);
