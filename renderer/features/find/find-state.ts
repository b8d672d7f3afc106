/** Whether the reader looks for words in the open story, and for which. They stay from story to story. */
import { create } from 'zustand';

type Find = {
  readonly open: boolean;
  /** The bar takes the keyboard as soon as it stands. */
  readonly wanted: boolean;
  readonly words: string;
  readonly count: number;
};

export const useFind = create<Find>(() => ({ open: false, wanted: false, words: '', count: 0 }));

/** Opens the bar, or gives the keyboard back to it. */
export const openFind = (): void => useFind.setState({ open: true, wanted: true });
export const closeFind = (): void => useFind.setState({ open: false, wanted: false, words: '' });
