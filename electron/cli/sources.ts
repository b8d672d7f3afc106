import { Failure } from '../contract/errors.ts';
import type { Source } from '../contract/models.ts';
import type { Call } from './library.ts';

/** The source that an id, an address or a title names. Throws `source-not-found`. */
export const findSource = async (wanted: string, call: Call): Promise<Source> => {
  const { sources } = await call('paper.get', undefined);
  const source =
    sources.find((item) => item.id === wanted || item.address === wanted) ??
    sources.find((item) => item.title === wanted);
  if (source === undefined) throw new Failure('source-not-found', { source: wanted });
  return source;
};
