/** What the reader prefers, durable: the weights of Must read, "not this", the profile of Recommended, "less like this". */
import type { CallInput } from '../contract/calls.ts';
import { Failure } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';
import { mustReadFactors, usualMustRead, usualTaste, usualWeight } from '../contract/preferences.ts';
import type {
  MustReadChoices,
  MustReadFactor,
  MustReadPreferences,
  Profile,
  TasteChoices,
} from '../contract/preferences.ts';
import { entryOf } from './articles/view.ts';
import type { Core } from './core.ts';
import { sectionById } from './paper/sections.ts';
import { sourceRow } from './paper/sources.ts';
import { entryKey } from './rails/profile.ts';
import { rememberUndo } from './reading/undo.ts';
import { smallFileCopies } from './store/model.ts';

const tell = (core: Core): void => {
  core.teller.tell('rails.changed', {});
  core.teller.tell('paper.changed', {});
};

const changeMustRead = async (core: Core, change: (before: MustReadChoices) => MustReadChoices): Promise<void> => {
  await core.store.editor.update((data) => ({ ...data, mustRead: change(data.mustRead) }));
  tell(core);
};

const changeTaste = async (core: Core, change: (before: TasteChoices) => TasteChoices): Promise<void> => {
  await core.store.editor.update((data) => ({ ...data, taste: change(data.taste) }));
  tell(core);
};

export const mustReadPreferences = (core: Core): MustReadPreferences => {
  const { factors, sections, dismissed } = core.store.editor.data.mustRead;
  const weights = mustReadFactors.map((name) => [name, factors[name] ?? usualWeight] as const);
  return {
    factors: Object.fromEntries(weights) as Record<MustReadFactor, number>,
    sections,
    dismissed: dismissed.length,
  };
};

/** Rejects with `section-not-found`. */
export const updateMustRead = async (
  core: Core,
  { factor, section }: CallInput<'mustRead.update'>,
): Promise<MustReadPreferences> => {
  const there = core.store.paper.data.sections;
  if (section !== undefined) sectionById(there, section.id);
  const known = new Set(there.map(({ id }) => id));
  await changeMustRead(core, (before) => {
    const factors = factor === undefined ? before.factors : { ...before.factors, [factor.name]: factor.weight };
    const all = section === undefined ? before.sections : { ...before.sections, [section.id]: section.weight };
    // A usual weight need not be kept, and neither need that of a section that is gone.
    const kept = Object.entries(all).filter(([id, weight]) => known.has(id) && weight !== usualWeight);
    return { ...before, factors, sections: Object.fromEntries(kept) };
  });
  return mustReadPreferences(core);
};

/** Rejects with `article-not-found`. */
export const dismiss = async (core: Core, articleId: string): Promise<string> => {
  const { id } = entryOf(core, articleId).row;
  const at = core.ports.clock.now();
  await changeMustRead(core, (before) => ({
    ...before,
    dismissed: [...before.dismissed.filter((each) => each.articleId !== id), { articleId: id, at }].slice(
      -limits.dismissed,
    ),
  }));
  return rememberUndo(core, { kind: 'dismissed', articleId: id });
};

export const takeBackDismissal = (core: Core, articleId: string): Promise<void> =>
  changeMustRead(core, (before) => ({
    ...before,
    dismissed: before.dismissed.filter((each) => each.articleId !== articleId),
  }));

export const resetMustRead = async (core: Core): Promise<string> => {
  const before = core.store.editor.data.mustRead;
  await changeMustRead(core, () => usualMustRead);
  return rememberUndo(core, { kind: 'must-read', before });
};

export const restoreMustRead = (core: Core, before: MustReadChoices): Promise<void> =>
  changeMustRead(core, () => before);

export const profileOf = (core: Core): Profile => {
  const { on, unexpected, less } = core.store.editor.data.taste;
  const found = core.rails.profile();
  return {
    on,
    unexpected,
    articles: found?.articles ?? 0,
    entries: found?.entries() ?? [],
    less: less.map(({ articleId, title, at }) => ({ articleId, title, at })).toReversed(),
  };
};

type EntryChange = NonNullable<CallInput<'profile.update'>['entry']>;

/** An entry that is as it was found is no edit and need not be kept. */
const edited = (core: Core, before: TasteChoices, change: EntryChange): TasteChoices['entries'] => {
  const key = entryKey(change.kind, change.written);
  if (key === '') throw new Failure('bad-input', { detail: 'an entry needs a word' });
  const written =
    change.kind === 'source' ? sourceRow(core.store.paper.data, change.written).title : change.written.trim();
  const known = before.entries.find((each) => each.kind === change.kind && each.key === key);
  const others = before.entries.filter((each) => each !== known);
  const found =
    core.rails
      .profile()
      ?.entries()
      .some((each) => each.kind === change.kind && each.key === key) ?? false;
  const added = known?.added ?? !found;
  if (change.remove === true && added) return others;
  const factor = change.remove === true ? 0 : change.factor;
  if (factor === usualWeight && !added) return others;
  return [...others, { kind: change.kind, key, written, factor, added }].slice(-limits.profileEntries);
};

/** Rejects with `source-not-found`, and `bad-input` for an entry without a word. */
export const updateProfile = async (
  core: Core,
  { on, unexpected, entry, again }: CallInput<'profile.update'>,
): Promise<Profile> => {
  await changeTaste(core, (before) => ({
    ...before,
    on: on ?? before.on,
    unexpected: unexpected ?? before.unexpected,
    entries: entry === undefined ? before.entries : edited(core, before, entry),
    less: before.less.filter((each) => each.articleId !== again),
  }));
  return profileOf(core);
};

/** Rejects with `article-not-found`. */
export const lessLikeThis = async (core: Core, articleId: string): Promise<string> => {
  const { id, title } = entryOf(core, articleId).row;
  const at = core.ports.clock.now();
  const terms = core.rails.termsOf(id);
  await changeTaste(core, (before) => ({
    ...before,
    less: [...before.less.filter((each) => each.articleId !== id), { articleId: id, at, title, terms }].slice(
      -limits.lessLikeThis,
    ),
  }));
  return rememberUndo(core, { kind: 'less', articleId: id });
};

export const takeBackLess = (core: Core, articleId: string): Promise<void> =>
  changeTaste(core, (before) => ({ ...before, less: before.less.filter((each) => each.articleId !== articleId) }));

/** What was read and what the reader made of it is taken from the disk too, with its copies; there is no way back. */
export const forgetProfile = async (core: Core): Promise<Profile> => {
  const since = core.ports.clock.now();
  await core.store.reading.update((reading) => ({ ...reading, history: [] }));
  await changeTaste(core, ({ on, unexpected }) => ({ ...usualTaste, on, unexpected, since }));
  for (let copy = 1; copy < smallFileCopies; copy += 1) await core.store.editor.update((data) => ({ ...data }));
  return profileOf(core);
};
