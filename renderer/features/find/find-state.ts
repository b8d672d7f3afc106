/** Whether the reader looks for words in the open story. */
import { create } from 'zustand';

export const useFind = create<{ readonly open: boolean; readonly turn: number; readonly count: number }>(() => ({
  open: false,
  turn: 0,
  count: 0,
}));

/** Opens the bar, or gives the keyboard back to it. */
export const openFind = (): void => useFind.setState(({ turn }) => ({ open: true, turn: turn + 1 }));
export const closeFind = (): void => useFind.setState({ open: false });
