/** Which enclosed files are sound or film, by what the feed says and by their name. Private to `media/` and `articles/`. */
import type { Enclosure } from '../../contract/models.ts';

const soundName = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav)$/i;
const filmName = /\.(?:mp4|m4v|webm|ogv|mov)$/i;

const pathOf = (link: string): string => (URL.canParse(link) ? new URL(link).pathname : link);

export const isPlayable = ({ type, link }: Pick<Enclosure, 'type' | 'link'>): boolean =>
  /^(?:audio|video)\//i.test(type ?? '') ||
  ((type === null || type === 'application/octet-stream') &&
    (soundName.test(pathOf(link)) || filmName.test(pathOf(link))));

export const kindOf = (type: string | null, link: string): 'audio' | 'video' =>
  /^video\//i.test(type ?? '') || (!/^audio\//i.test(type ?? '') && filmName.test(pathOf(link))) ? 'video' : 'audio';

/** How long the first of them takes, for lists; `null` where the feed does not say. */
export const listenSeconds = (enclosures: readonly Enclosure[]): number | null =>
  enclosures.find((enclosure) => isPlayable(enclosure) && (enclosure.seconds ?? 0) > 0)?.seconds ?? null;
