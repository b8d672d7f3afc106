/** What the reader did with each story, as last heard. Marks show at once and are taken back when the library refuses them. */
import { create } from 'zustand';
import type { ListedHeadline, Status } from '../../electron/contract/models.ts';
import { call, on } from '../bridge/bridge.ts';
import { sayTrouble } from './toasts.ts';

type Statuses = Readonly<Record<string, Status>>;

/** Only statuses that were heard after their headline; others stand in the headline itself. */
export const useStatuses = create<{ readonly byId: Statuses }>(() => ({ byId: {} }));

const put = (changes: readonly { readonly id: string; readonly status: Status }[]): void => {
  if (changes.length === 0) return;
  useStatuses.setState(({ byId }) => ({
    byId: { ...byId, ...Object.fromEntries(changes.map((change) => [change.id, change.status])) },
  }));
};

/** The status of a headline now. */
export const useStatus = (headline: Pick<ListedHeadline, 'id' | 'status'>): Status =>
  useStatuses((state) => state.byId[headline.id] ?? headline.status);

export const statusNow = (headline: Pick<ListedHeadline, 'id' | 'status'>): Status =>
  useStatuses.getState().byId[headline.id] ?? headline.status;

export type Mark = Partial<Pick<Status, 'read' | 'starred' | 'saved' | 'mustRead' | 'progress'>>;

/** Marks one story. */
export const mark = async (headline: Pick<ListedHeadline, 'id' | 'status'>, change: Mark): Promise<void> => {
  const before = statusNow(headline);
  put([{ id: headline.id, status: { ...before, ...change } }]);
  try {
    const answer = await call('articles.mark', { ids: [headline.id], ...change });
    put(answer.changes);
  } catch (cause) {
    put([{ id: headline.id, status: before }]);
    sayTrouble(cause);
  }
};

/** Forgets what was heard, after a time in which events may have been missed. */
export const forgetStatuses = (): void => useStatuses.setState({ byId: {} });

on('status.changed', ({ changes }) => put(changes));
