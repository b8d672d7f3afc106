/** Files of which the reader has to say first what they are to become; held in memory until then, the newest few. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { Store } from '../store/model.ts';

type HeldFile = { readonly name: string; readonly bytes: Uint8Array; readonly sectionId: string | null };

const mostHeld = 4;

const heldBy = new WeakMap<Store, Map<string, HeldFile>>();

/** Answers the name under which `heldFile` finds it. */
export const holdFile = (store: Store, file: HeldFile): string => {
  const held = heldBy.get(store) ?? new Map<string, HeldFile>();
  heldBy.set(store, held);
  const id = randomUUID();
  held.set(id, file);
  for (const oldest of [...held.keys()].slice(0, Math.max(0, held.size - mostHeld))) held.delete(oldest);
  return id;
};

/** Fails with `file-not-found` for one that is held no more. */
export const heldFile = (store: Store, id: string): HeldFile => {
  const file = heldBy.get(store)?.get(id);
  if (file === undefined) throw new Failure('file-not-found');
  return file;
};
