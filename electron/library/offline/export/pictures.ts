/** Stored pictures inside a document. Private to `offline/`. */
import type { StoredPicture } from '../../store/model.ts';

export type PictureOf = (id: string) => Promise<StoredPicture | null>;

const scheme = 'broadsheet-picture:';
/** A stored picture as sanitised markup names it. */
export const storedSource = /src="broadsheet-picture:([0-9a-f]{64})"/g;

/** The picture's id in its address, or nothing. */
export const storedId = (link: string): string => (link.startsWith(scheme) ? link.slice(scheme.length) : '');

/** Ids of the stored pictures that sanitised markup shows, each once. */
export const storedPicturesIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(storedSource)].flatMap(([, id]) => id ?? [])),
];

export const dataAddress = ({ bytes, type }: StoredPicture): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
