/** `media/ab/<sha256>`: sound and film by content; `media/partial/<key>`: what has come of one that is being fetched. Written in pieces, read in parts. */
import { createHash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { Context } from './context.ts';
import { isPictureId } from './ids.ts';
import { mediaHeadBytes, mediaType } from './media-type.ts';
import type { Store } from './model.ts';

const nameOf = (id: string): string => `media/${id.slice(0, 2)}/${id}`;
const partialOf = (key: string): string => `media/partial/${key}`;
const pieceBytes = 1024 * 1024;

export const openMedia = (context: Context, isClosed: () => boolean): Store['media'] => {
  const { disk } = context;
  const requireOpen = (): void => {
    if (isClosed()) throw new Failure('cancelled');
  };
  const requireKey = (key: string): string => {
    if (!isPictureId(key)) throw new TypeError('no key of a partial file');
    return partialOf(key);
  };

  const hashOf = async (name: string): Promise<string> => {
    const hash = createHash('sha256');
    for (let at = 0; ; at += pieceBytes) {
      const piece = await disk.readPart(name, at, pieceBytes);
      if (piece === null || piece.length === 0) return hash.digest('hex');
      hash.update(piece);
    }
  };

  return {
    partialBytes: (key) => disk.sizeOf(requireKey(key)),
    append: async (key, bytes, at) => {
      requireOpen();
      await disk.append(requireKey(key), bytes, at);
    },
    discard: async (key) => {
      await disk.remove(requireKey(key));
    },
    finish: async (key) => {
      requireOpen();
      const partial = requireKey(key);
      const head = await disk.readPart(partial, 0, mediaHeadBytes);
      const type = head === null ? null : mediaType(head);
      if (type === null) return null;
      const id = await hashOf(partial);
      if (await disk.exists(nameOf(id))) await disk.remove(partial);
      else await disk.move(partial, nameOf(id));
      return { id, type };
    },
    read: async (id, start, length) => {
      if (!isPictureId(id)) return null;
      const name = nameOf(id);
      const head = await disk.readPart(name, 0, mediaHeadBytes);
      const type = head === null ? null : mediaType(head);
      const bytes = await disk.readPart(name, start, length);
      return type === null || bytes === null ? null : { bytes, type, size: await disk.sizeOf(name) };
    },
    has: async (id) => isPictureId(id) && disk.exists(nameOf(id)),
    remove: async (id) => {
      requireOpen();
      if (isPictureId(id)) await disk.remove(nameOf(id));
    },
  };
};
