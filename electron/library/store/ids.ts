/** Which ids may become folder names and keys. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';

// Lower case only, for file systems that do not tell case apart; no dot, so that an article's id splits at its first one.
const sourceId = /^[a-z0-9][a-z0-9_-]{0,47}$/;
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const pictureId = /^[0-9a-f]{64}$/;

export const isSourceId = (id: string): boolean => sourceId.test(id) && !reservedOnWindows.test(id);

/** Throws `Failure('bad-input', {field: 'sourceId'})`. */
export const requireSourceId = (id: string): void => {
  if (!isSourceId(id)) throw new Failure('bad-input', { field: 'sourceId' });
};

/** Article ids have the form `<sourceId>.<hash>`. Throws `Failure('bad-input', {field: 'id'})`. */
export const requireArticleId = (source: string, id: string): void => {
  const fits = id.startsWith(`${source}.`) && id.length > source.length + 1 && id.length <= limits.idCharacters;
  if (!fits) throw new Failure('bad-input', { field: 'id' });
};

export const isPictureId = (id: string): boolean => pictureId.test(id);
