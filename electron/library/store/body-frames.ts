/** `feeds/<id>/bodies/<yyyy-mm>.json`: bodies in compressed frames of several articles, which stay compressed in memory. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { JournalKind } from './journal-adapter.ts';
import type { ArticleBody } from './model.ts';

/** `zstd`: base64 of the compressed JSON of the bodies in the order of `ids`. */
export type Frame = { readonly ids: readonly string[]; readonly zstd: string };

/** Every article by id, and the frame it stands in. */
export type BodiesData = Map<string, Frame>;
export type BodiesChange = { readonly put?: readonly Frame[]; readonly remove?: readonly string[] };

const articlesPerFrame = 32;
const charactersPerFrame = 256 * 1024;

/** Throws when the frame is damaged. */
export const openFrame = (frame: Frame): readonly ArticleBody[] =>
  JSON.parse(zstdDecompressSync(Buffer.from(frame.zstd, 'base64')).toString()) as readonly ArticleBody[];

const closeFrame = (ids: readonly string[], texts: readonly string[]): Frame => ({
  ids,
  zstd: zstdCompressSync(`[${texts.join(',')}]`).toString('base64'),
});

export const framesOf = (bodies: Iterable<readonly [string, ArticleBody]>): readonly Frame[] => {
  const frames: Frame[] = [];
  let ids: string[] = [];
  let texts: string[] = [];
  let characters = 0;
  const close = (): void => {
    if (ids.length > 0) frames.push(closeFrame(ids, texts));
    ids = [];
    texts = [];
    characters = 0;
  };
  for (const [id, body] of bodies) {
    const text = JSON.stringify(body);
    if (ids.length === articlesPerFrame || characters + text.length > charactersPerFrame) close();
    ids.push(id);
    texts.push(text);
    characters += text.length;
  }
  close();
  return frames;
};

/** Frames as they are to be written: whole and large ones stay, the articles of the others are put together anew. */
const regrouped = (data: BodiesData): readonly Frame[] => {
  const frames = new Set(data.values());
  const stay: Frame[] = [];
  const loose: (readonly [string, ArticleBody])[] = [];
  for (const frame of frames) {
    const live = frame.ids.filter((id) => data.get(id) === frame);
    if (live.length === frame.ids.length && live.length >= articlesPerFrame / 2) {
      stay.push(frame);
      continue;
    }
    const bodies = openFrame(frame);
    for (const [index, id] of frame.ids.entries()) {
      const body = bodies[index];
      if (body !== undefined && data.get(id) === frame) loose.push([id, body]);
    }
  }
  return [...stay, ...framesOf(loose)];
};

const addFrame = (data: BodiesData, frame: Frame): void => {
  if (!Array.isArray(frame.ids) || typeof frame.zstd !== 'string') throw new TypeError('not a frame');
  for (const id of frame.ids) data.set(id, frame);
};

export const bodiesKind: JournalKind<BodiesData, BodiesChange> = {
  name: 'bodies',
  format: 1,
  migrations: [],
  foldBytes: 256 * 1024,
  empty: () => new Map(),
  toJson: (data) => regrouped(data),
  fromJson: (json) => {
    if (!Array.isArray(json)) throw new TypeError('not an array');
    const data: BodiesData = new Map();
    for (const frame of json) addFrame(data, frame as Frame);
    return data;
  },
  apply: (data, change) => {
    for (const frame of change.put ?? []) addFrame(data, frame);
    for (const id of change.remove ?? []) data.delete(id);
  },
};
