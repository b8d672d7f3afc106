/** One line of the map of calls, and the inputs that several of them share. */
import { limits } from './limits.ts';
import { listKinds } from './models.ts';
import { editionParts } from './offline.ts';
import { flag, list, object, oneMember, oneOf, optional, text } from './schema.ts';
import type { Infer, Schema } from './schema.ts';

export type Call<I, O> = { readonly input: Schema<I>; readonly answer?: O };

export const call = <I>(input: Schema<I>) => ({ answers: <O>(): Call<I, O> => ({ input }) });

export const id = text(limits.idCharacters);
export const title = text(limits.titleCharacters);
export const address = text(limits.addressCharacters);

export const listFilter = {
  kind: oneOf(...listKinds),
  /** Section, source or tag, for the kinds of that name. */
  id: optional(id),
  unreadOnly: optional(flag),
  starredOnly: optional(flag),
  /** One row for each story cluster. */
  byStory: optional(flag),
};

/** What is taken out: these stories, all that a list shows (the newest `limits.exportedStories`), or the day's paper. */
export const exported = oneMember({
  ids: list(id, limits.exportedStories, 1),
  filter: object(listFilter),
  edition: oneOf(...editionParts),
});
export type Exported = Infer<typeof exported>;
