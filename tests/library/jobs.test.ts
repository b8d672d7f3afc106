import { describe, expect, it } from 'vitest';
import type { Job } from '../../electron/contract/models.ts';
import { createJobs } from '../../electron/library/jobs.ts';
import { createTeller } from '../../electron/library/tell.ts';

const setUp = () => {
  const teller = createTeller();
  const told: Job[] = [];
  teller.listen((name, payload) => {
    if (name === 'job.changed') told.push(payload as Job);
  });
  return { jobs: createJobs(teller), told };
};

describe('jobs', () => {
  it('tell their progress from beginning to end', async () => {
    const { jobs, told } = setUp();
    const answer = await jobs.run('import', 'j1', async ({ progress }) => {
      progress(1, 2, 'a.txt');
      return 42;
    });
    expect(answer).toBe(42);
    expect(told.map(({ state, done, current }) => [state, done, current])).toEqual([
      ['running', 0, null],
      ['running', 1, 'a.txt'],
      ['done', 1, null],
    ]);
    expect(jobs.running()).toEqual([]);
  });

  it('are cancelled through their signal', async () => {
    const { jobs, told } = setUp();
    const work = jobs.run(
      'refresh',
      'j2',
      ({ signal }) => new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('stopped'))),
    );
    expect(jobs.running().map((job) => job.id)).toEqual(['j2']);
    expect(jobs.cancel('j2')).toBe(true);
    expect(await work).toBe('stopped');
    expect(told.at(-1)?.state).toBe('cancelled');
    expect(jobs.cancel('j2')).toBe(false);
  });

  it('fail with the error of their work', async () => {
    const { jobs, told } = setUp();
    await expect(jobs.run('check', undefined, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(told.at(-1)?.state).toBe('failed');
  });

  it('refuse a second job of the same id while the first runs', async () => {
    const { jobs } = setUp();
    const gate = Promise.withResolvers<void>();
    const first = jobs.run('import', 'same', () => gate.promise);
    await expect(jobs.run('import', 'same', async () => undefined)).rejects.toMatchObject({ code: 'bad-input' });
    gate.resolve();
    await first;
  });

  it('have all ended when closing resolves', async () => {
    const { jobs } = setUp();
    let ended = false;
    void jobs.run('import', undefined, async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 5)));
      ended = true;
    });
    await jobs.close();
    expect(ended).toBe(true);
  });
});
