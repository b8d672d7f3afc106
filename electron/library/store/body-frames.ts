/** `feeds/<id>/bodies/<yyyy-mm>.json`: bodies in compressed frames of several articles, which stay compressed in memory. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { JournalKind } from './journal.ts';
import type { ArticleBody } from './model.ts';
import { requireArray } from './shapes.ts';

/** `zstd`: base64 of the compressed JSON of pairs of id and body; it has a checksum of its own, so that it can be salvaged from a damaged file. */
export type Frame = { readonly ids: readonly string[]; readonly zstd: string };

/** Every article by id, and the frame it stands in. */
export type BodiesData = Map<string, Frame>;
export type BodiesChange = { readonly put?: readonly Frame[]; readonly remove?: readonly string[] };

/** The fastest level: 5 % larger than the default one, in two thirds of its time. */
const compression = { params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 1 } };
const articlesPerFrame = 32;
const charactersPerFrame = 256 * 1024;

/** Throws when the frame is damaged. */
export const openFrame = (frame: Frame): ReadonlyMap<string, ArticleBody> =>
  new Map(
    JSON.parse(zstdDecompressSync(Buffer.from(frame.zstd, 'base64')).toString()) as readonly [string, ArticleBody][],
  );

const closeFrame = (ids: readonly string[], texts: readonly string[]): Frame => ({
  ids,
  zstd: zstdCompressSync(`[${texts.join(',')}]`, compression).toString('base64'),
});

/** Of bodies as JSON, by article. */
export const framesOf = (bodies: Iterable<readonly [string, string]>): readonly Frame[] => {
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
    const text = `[${JSON.stringify(id)},${body}]`;
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
  const loose: (readonly [string, string])[] = [];
  for (const frame of frames) {
    const live = frame.ids.filter((id) => data.get(id) === frame);
    if (live.length === frame.ids.length && live.length >= articlesPerFrame / 2) {
      stay.push(frame);
      continue;
    }
    for (const [id, body] of openFrame(frame)) if (data.get(id) === frame) loose.push([id, JSON.stringify(body)]);
  }
  return [...stay, ...framesOf(loose)];
};

const addFrame = (data: BodiesData, frame: Frame): void => {
  if (!Array.isArray(frame.ids) || typeof frame.zstd !== 'string') throw new TypeError('not a frame');
  for (const id of frame.ids) data.set(id, frame);
};

const framePattern = /\{"ids":\[[^[\]{}]*\],"zstd":"[A-Za-z0-9+/=]*"\}/g;

/** The frames of a damaged file that are whole, under the ids that stand inside them. */
const salvage = (text: string): BodiesData => {
  const data: BodiesData = new Map();
  for (const [found] of text.matchAll(framePattern)) {
    try {
      const { zstd } = JSON.parse(found) as Frame;
      const ids = [...openFrame({ ids: [], zstd }).keys()];
      addFrame(data, { ids, zstd });
    } catch {
      // This is the damaged one; the file was moved aside and the reader is told.
      continue;
    }
  }
  return data;
};

export const bodiesKind: JournalKind<BodiesData, BodiesChange> = {
  name: 'bodies',
  format: 1,
  migrations: [],
  foldBytes: 256 * 1024,
  empty: () => new Map(),
  salvage,
  toJson: (data) => regrouped(data),
  fromJson: (json) => {
    const data: BodiesData = new Map();
    for (const frame of requireArray(json)) addFrame(data, frame as Frame);
    return data;
  },
  apply: (data, change) => {
    for (const frame of change.put ?? []) addFrame(data, frame);
    for (const id of change.remove ?? []) data.delete(id);
  },
};
