/** Milliseconds of CPU: what a machine does besides is no part of them. */

export const cpuMs = (since: NodeJS.CpuUsage): number => {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1_000;
};

const threadCpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1_000;
};

export const timed = (work: () => unknown): number => {
  const since = process.cpuUsage();
  work();
  return cpuMs(since);
};

/** Of this thread alone. */
export const timedOnThread = async (work: () => Promise<unknown>): Promise<number> => {
  const since = process.threadCpuUsage();
  await work();
  return threadCpuMs(since);
};

/** Runs work beside a loop that always wants its turn; answers the most milliseconds of the thread's CPU that it waited for. */
export const longestWait = async (work: () => Promise<void>): Promise<number> => {
  let longest = 0;
  let running = true;
  let before = process.threadCpuUsage();
  const look = (): void => {
    longest = Math.max(longest, threadCpuMs(before));
    before = process.threadCpuUsage();
    if (running) setImmediate(look);
  };
  setImmediate(look);
  await work();
  running = false;
  // What ran after the last turn was waited for too.
  return Math.max(longest, threadCpuMs(before));
};
