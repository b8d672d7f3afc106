import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../electron/contract/doctor.ts';
import { Failure } from '../../../electron/contract/errors.ts';
import { createActivity } from '../../../electron/library/activity/activity.ts';
import type { Http, HttpRequest } from '../../../electron/library/ports.ts';
import type { ActivityFile } from '../../../electron/library/store/model.ts';
import { fakeClock } from '../../support/library.ts';

const groupsIn = (file: ActivityFile): ActivityFile & { readonly groups: ActivityEntry[][]; broken: boolean } => {
  const groups: ActivityEntry[][] = [];
  const self = {
    ...file,
    groups,
    broken: false,
    entries: async () => groups.flat(),
    put: async (entries: readonly ActivityEntry[]) => {
      if (self.broken) throw new Failure('disk-full', { file: 'activity.json' });
      groups.push([...entries]);
    },
  };
  return self;
};
const emptyFile: ActivityFile = { entries: async () => [], put: async () => undefined };

const answer =
  (status: number, ...pieces: readonly string[]): Http =>
  async () => ({
    status,
    headers: {},
    body: (async function* () {
      for (const piece of pieces) yield Buffer.from(piece);
    })(),
  });

const request: HttpRequest = {
  url: 'http://user:word@quay.example/feed.xml?key=1#x',
  headers: {},
  allowPrivate: false,
  signal: new AbortController().signal,
  connectMs: 1,
  idleMs: 1,
  about: { kind: 'feed', sourceId: 'f1' },
};

const readAll = async (http: Http): Promise<void> => {
  for await (const piece of (await http(request)).body) expect(piece.length).toBeGreaterThan(0);
};

describe('the activity log', () => {
  it('writes what came together in one group', async () => {
    const file = groupsIn(emptyFile);
    const activity = createActivity(file, fakeClock(), () => undefined);
    const http = activity.watch(answer(200, 'abc', 'de'));
    await readAll(http);
    await readAll(http);
    await activity.close();
    expect(file.groups).toMatchObject([
      [
        { kind: 'feed', sourceId: 'f1', address: 'http://quay.example/feed.xml', bytes: 5, status: 200, outcome: 'ok' },
        { bytes: 5 },
      ],
    ]);
  });

  it('keeps what the disk did not take, says so, and writes it later', async () => {
    const file = groupsIn(emptyFile);
    const said: string[] = [];
    const activity = createActivity(file, fakeClock(), (_level, event) => void said.push(event));
    file.broken = true;
    await readAll(activity.watch(answer(200, 'x')));
    expect((await activity.list({})).total).toBe(1);
    expect(said).toEqual(['activity.write']);
    file.broken = false;
    expect((await activity.list({})).total).toBe(1);
    expect(file.groups).toHaveLength(1);
  });

  it.each([
    [304, 'not-changed'],
    [301, 'redirected'],
    [401, 'unauthorised'],
    [410, 'gone'],
    [429, 'throttled'],
    [500, 'http-status'],
  ])('calls status %i %s', async (status, outcome) => {
    const activity = createActivity(groupsIn(emptyFile), fakeClock(), () => undefined);
    await readAll(activity.watch(answer(status)));
    expect((await activity.list({})).entries).toMatchObject([{ status, outcome }]);
  });

  it('notes an answer that breaks off, one that is left for its size, and one that never came', async () => {
    const activity = createActivity(groupsIn(emptyFile), fakeClock(), () => undefined);
    const breaking: Http = async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('ab');
        throw new Failure('connection-failed');
      })(),
    });
    await expect(readAll(activity.watch(breaking))).rejects.toMatchObject({ code: 'connection-failed' });
    for await (const piece of (await activity.watch(answer(200, 'abc', 'def'))(request)).body) {
      expect(piece.length).toBe(3);
      break;
    }
    const dead: Http = () => Promise.reject(new Failure('name-not-found'));
    await expect(activity.watch(dead)(request)).rejects.toMatchObject({ code: 'name-not-found' });
    expect((await activity.list({ failedOnly: true })).entries).toMatchObject([
      { outcome: 'name-not-found', status: null, bytes: 0 },
      { outcome: 'too-large', bytes: 3 },
      { outcome: 'connection-failed', bytes: 2 },
    ]);
  });

  it('lets a feed be judged once more, but no request from before', async () => {
    const clock = fakeClock();
    const activity = createActivity(groupsIn(emptyFile), clock, () => undefined);
    await readAll(activity.watch(answer(200, 'x')));
    activity.judge('f1', clock.now() + 1, 'not-a-feed');
    expect((await activity.list({})).entries).toMatchObject([{ outcome: 'ok' }]);
    activity.judge('f1', clock.now(), 'not-a-feed');
    activity.judge('f2', clock.now(), 'not-a-feed');
    expect((await activity.list({})).entries).toMatchObject([{ outcome: 'not-a-feed' }]);
  });
});
