import { giveKeyboardToContent } from '../shortcuts/hand-over-keyboard.ts';
import styles from './skip-link.module.css';

/** The first stop of the keyboard: the way past the bar and the sidebar, shown while it has the focus. */
export const SkipLink = () => (
  <button type="button" className={styles.skip} onClick={giveKeyboardToContent}>
    Skip to the stories
  </button>
);
