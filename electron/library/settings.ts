/** The reader's settings, durable and told. */
import type { CallInput } from '../contract/calls.ts';
import type { Settings } from '../contract/models.ts';
import type { Core } from './core.ts';

export const updateSettings = async (core: Core, change: CallInput<'settings.update'>): Promise<Settings> => {
  const paper = await core.store.paper.update((before) => ({ ...before, settings: { ...before.settings, ...change } }));
  core.teller.tell('settings.changed', {});
  return paper.settings;
};
