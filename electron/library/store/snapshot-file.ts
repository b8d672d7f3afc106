/** A small file that is wholly written at each change and kept in generations. */
import { Low } from 'lowdb';
import type { Context } from './context.ts';
import type { Kind } from './formats.ts';
import { openGenerations } from './generations.ts';
import { smallFileCopies } from './model.ts';
import { snapshotAdapter } from './snapshot-adapter.ts';
import type { OpenFile } from './updates.ts';
import { storedFile } from './updates.ts';

/** `name` ends in `.json`; `empty` is what a library without the file holds. */
export const openSnapshotFile = async <Data>(
  context: Context,
  kind: Kind<Data>,
  name: string,
  empty: Data,
  isClosed: () => boolean,
): Promise<OpenFile<Data>> => {
  const copies = openGenerations(context.disk, kind, name, smallFileCopies);
  const low = new Low<Data>(snapshotAdapter(context, kind, name, copies), empty);
  await low.read();
  const write = async (from: Data, to: Data): Promise<void> => {
    low.data = to;
    try {
      await low.write();
    } catch (error) {
      low.data = from;
      throw error;
    }
  };
  return storedFile(low.data, write, isClosed);
};
