import type { Core } from '../core.ts';
import type { ActivityFilter } from './activity.ts';

/** The activity log as a file of text: its name, and its bytes as base64. */
export const exportActivity = async (
  core: Core,
  filter: ActivityFilter,
): Promise<{ readonly name: string; readonly bytes: string }> => {
  const titles = new Map(core.store.paper.data.sources.map((source) => [source.id, source.title]));
  const text = await core.activity.text(filter, (id) => titles.get(id) ?? id);
  return { name: 'broadsheet-activity.txt', bytes: Buffer.from(text, 'utf8').toString('base64') };
};
