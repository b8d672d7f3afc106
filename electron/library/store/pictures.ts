/** `pictures/ab/<sha256>`: pictures by content, shared between articles. */
import { createHash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Context } from './context.ts';
import { asideName } from './context.ts';
import { isPictureId } from './ids.ts';
import type { Store } from './model.ts';
import { pictureType } from './picture-type.ts';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type OpenPictures = Store['pictures'] & { readonly settled: () => Promise<void> };

const freshMs = 24 * 3_600_000;

const nameOf = (id: string): string => `pictures/${id.slice(0, 2)}/${id}`;

export const openPictures = (context: Context, isClosed: () => boolean): OpenPictures => {
  const { disk } = context;
  /** One thing at a time for each picture, so that a sweep and a put do not cross. */
  const turns = new Map<string, Promise<unknown>>();
  /** Ids put lately, oldest first: the story that names one is written after it, perhaps much later, so a sweep's `inUse` may not know it. */
  const fresh = new Map<string, number>();
  const forgetOld = (): void => {
    const oldest = context.clock.now() - freshMs;
    for (const [id, at] of fresh) {
      if (at > oldest) break;
      fresh.delete(id);
    }
  };

  const inTurn = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(id) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined);
    turns.set(id, settled);
    try {
      return await turn;
    } finally {
      if (turns.get(id) === settled) turns.delete(id);
    }
  };

  const requireOpen = (): void => {
    if (isClosed()) throw new Failure('cancelled');
  };

  const sweep = async (inUse: ReadonlySet<string>): Promise<number> => {
    requireOpen();
    forgetOld();
    let removed = 0;
    for (const folder of await disk.list('pictures')) {
      if (!folder.isDirectory()) continue;
      for (const entry of await disk.list(`pictures/${folder.name}`)) {
        const isLeftover = entry.name.endsWith('.tmp') && isPictureId(entry.name.slice(0, -4));
        const id = isLeftover ? entry.name.slice(0, -4) : entry.name;
        if (!isPictureId(id) || (!isLeftover && inUse.has(id))) continue;
        const gone = await inTurn(id, async () => {
          if (fresh.has(id) || isClosed()) return false;
          await disk.remove(`pictures/${folder.name}/${entry.name}`);
          return !isLeftover;
        });
        if (gone) removed += 1;
      }
    }
    return removed;
  };

  return {
    put: async (bytes) => {
      requireOpen();
      if (pictureType(bytes) === null || bytes.length > limits.pictureBytes) return null;
      const id = hashOf(bytes);
      forgetOld();
      fresh.delete(id);
      fresh.set(id, context.clock.now());
      await inTurn(id, async () => {
        if (!(await disk.exists(nameOf(id)))) await disk.replace(nameOf(id), bytes);
      });
      return id;
    },
    get: async (id) => {
      if (!isPictureId(id)) return null;
      const bytes = await disk.read(nameOf(id));
      const type = bytes === null ? null : pictureType(bytes);
      if (bytes === null) return null;
      if (type !== null && hashOf(bytes) === id) return { bytes, type };
      const kept = await asideName(context, nameOf(id));
      await inTurn(id, () => disk.rename(nameOf(id), kept));
      context.log('error', 'store.unreadable', { file: nameOf(id), kept, restored: null });
      context.notify({ code: 'file-set-aside', params: { file: nameOf(id), kept, restored: false } });
      return null;
    },
    settled: async () => {
      await Promise.all(turns.values());
    },
    has: async (id) => isPictureId(id) && disk.exists(nameOf(id)),
    sweep,
  };
};
