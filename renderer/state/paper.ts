/** The frame around the stories: sections, sources, counts, settings, long work, and whether the host answers. */
import { create } from 'zustand';
import type { AppInfo, Capability, Job, Paper, Section, Settings, Source } from '../../electron/contract/models.ts';
import type { CallInput } from '../../electron/contract/calls.ts';
import type { Connection, Trouble } from '../bridge/bridge.ts';
import { call, on, onConnection, troubleOf } from '../bridge/bridge.ts';
import { wordNotice } from '../words/notices.ts';
import { forgetStatuses } from './statuses.ts';
import { say, sayTrouble } from './toasts.ts';

type PaperState = {
  readonly info: AppInfo | null;
  readonly paper: Paper | null;
  readonly settings: Settings | null;
  readonly jobs: readonly Job[];
  readonly connection: Connection;
  /** Why the paper could not be opened at all. */
  readonly trouble: Trouble | null;
};

export const usePaper = create<PaperState>(() => ({
  info: null,
  paper: null,
  settings: null,
  jobs: [],
  connection: 'ready',
  trouble: null,
}));

/** The same list each time, while the paper is not there yet: a store that answers a new one at every look is looked at without end. */
const none: readonly never[] = [];

export const useSections = (): readonly Section[] => usePaper((state) => state.paper?.sections ?? none);
export const useSources = (): readonly Source[] => usePaper((state) => state.paper?.sources ?? none);
export const useSearches = (): Paper['searches'] => usePaper((state) => state.paper?.searches ?? none);

/** What was told while the frame was asked for: it is newer than what is answered, and stays. */
type Meanwhile = { readonly jobs: Job[]; paper: boolean; settings: boolean };
const loads = new Set<Meanwhile>();

/** The running jobs after one has changed. */
const withJob = (jobs: readonly Job[], job: Job): readonly Job[] => [
  ...jobs.filter((other) => other.id !== job.id),
  ...(isRunning(job) ? [job] : []),
];

/** Asks for everything the frame needs. */
export const loadPaper = async (): Promise<void> => {
  const told: Meanwhile = { jobs: [], paper: false, settings: false };
  loads.add(told);
  try {
    const [info, paper, settings, jobs] = await Promise.all([
      call('app.info'),
      call('paper.get'),
      call('settings.get'),
      call('jobs.list'),
    ]);
    usePaper.setState({
      info,
      jobs: told.jobs.reduce(withJob, jobs.filter(isRunning)),
      trouble: null,
      ...(told.paper ? {} : { paper }),
      ...(told.settings ? {} : { settings }),
    });
  } catch (cause) {
    usePaper.setState({ trouble: troubleOf(cause) });
  } finally {
    loads.delete(told);
  }
};

const isRunning = (job: Job): boolean => job.state === 'running';

let asking = false;
let askAgain = false;

/** Asks for the paper again; calls that come while one is under way are answered by one more. */
const renewPaper = async (): Promise<void> => {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    usePaper.setState({ paper: await call('paper.get') });
    for (const told of loads) told.paper = true;
  } catch (cause) {
    sayTrouble(cause);
  } finally {
    asking = false;
    if (askAgain) {
      askAgain = false;
      void renewPaper();
    }
  }
};

const renewSettings = (): void => {
  call('settings.get').then((settings) => {
    usePaper.setState({ settings });
    for (const told of loads) told.settings = true;
    return settings;
  }, sayTrouble);
};

/** Changes settings at once and takes the change back when the library refuses it. */
export const updateSettings = async (part: CallInput<'settings.update'>): Promise<void> => {
  const before = usePaper.getState().settings;
  if (before !== null) usePaper.setState({ settings: { ...before, ...part } });
  try {
    usePaper.setState({ settings: await call('settings.update', part) });
  } catch (cause) {
    usePaper.setState({ settings: before });
    sayTrouble(cause);
  }
};

export const useCan = (capability: Capability): boolean =>
  usePaper((state) => state.info?.capabilities.includes(capability) ?? false);

/** A section's path of titles, outermost first. */
export const sectionPath = (paper: Paper, sectionId: string | null): readonly Section[] => {
  const path: Section[] = [];
  let next = sectionId;
  while (next !== null && path.length < paper.sections.length) {
    const section = paper.sections.find((candidate) => candidate.id === next);
    if (section === undefined) break;
    path.unshift(section);
    next = section.parentId;
  }
  return path;
};

export const sourceOf = (paper: Paper | null, id: string | null): Source | null =>
  paper?.sources.find((source) => source.id === id) ?? null;

/** Opens the paper and keeps it up to date with what the library tells. */
export const followPaper = (): void => {
  void loadPaper();
  on('paper.changed', () => void renewPaper());
  on('settings.changed', renewSettings);
  on('job.changed', (job) => {
    usePaper.setState(({ jobs }) => ({ jobs: withJob(jobs, job) }));
    for (const told of loads) told.jobs.push(job);
  });
  on('network.changed', ({ online }) =>
    usePaper.setState(({ paper }) => ({
      paper: paper === null ? null : { ...paper, offline: { ...paper.offline, online } },
    })),
  );
  on('notice', (notice) => say(wordNotice(notice), { urgent: true }));
  onConnection((connection) => {
    const before = usePaper.getState().connection;
    usePaper.setState({ connection });
    if (before === 'lost' && connection === 'ready') {
      forgetStatuses();
      void loadPaper();
    }
  });
};
