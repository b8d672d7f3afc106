import { Dialog } from '../../ui/dialog.tsx';
import { closeDialog } from '../dialog-state.ts';
import styles from './shortcut-list.module.css';

const shortcuts: readonly (readonly [string, string])[] = [
  ['J, K', 'Next and previous story'],
  ['O, Enter', 'Open the story; again, move into its text'],
  ['M', 'Mark as read or unread'],
  ['S', 'Star'],
  ['B', 'Save for good'],
  ['U', 'Must read'],
  ['V', 'Open the original'],
  ['X', 'Mute a word of the story, or what is selected in it'],
  ['Shift F10', 'All that can be done with the story'],
  ['Shift A', 'Mark everything in the list as read'],
  ['R', 'Refresh all sources'],
  ['A', 'Add a source'],
  ['/, Ctrl K', 'Search'],
  ['Ctrl F', 'Find in the open story'],
  ['Ctrl P', 'Print the story, the list or the front page'],
  ['?', 'This list'],
];

/** Every shortcut. */
export const ShortcutList = () => (
  <Dialog title="Keyboard" onClose={closeDialog}>
    <dl className={styles.list}>
      {shortcuts.map(([keys, words]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
