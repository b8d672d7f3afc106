import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../electron/contract/doctor.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { openStore } from '../../../electron/library/store/store.ts';
import { fakeClock } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const entry = (id: string, at: number): ActivityEntry => ({
  id,
  at,
  kind: 'feed',
  sourceId: 'f1',
  address: 'https://quay.example/feed.xml',
  status: 200,
  bytes: 10,
  ms: 3,
  outcome: 'ok',
});

const openIn = (folder: string) => openStore({ folder, clock: fakeClock(), log: () => undefined });
const ids = (entries: readonly ActivityEntry[]): readonly string[] => entries.map(({ id }) => id);

describe('the activity file', () => {
  it('keeps entries over a restart, replaces those of the same id, and forgets what is too old', async () => {
    await using folder = await temporaryFolder();
    const first = await openIn(folder.path);
    await first.activity.put([entry('a', 1), entry('b', 2)], 0);
    await first.activity.put([{ ...entry('b', 2), outcome: 'not-a-feed' }, entry('c', 3)], 2);
    await first.close();
    const second = await openIn(folder.path);
    const entries = await second.activity.entries();
    expect(entries.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['b', 'not-a-feed'],
      ['c', 'ok'],
    ]);
    expect((await second.check()).problems).toEqual([]);
    await second.close();
  });

  it('never grows beyond its bound', async () => {
    await using folder = await temporaryFolder();
    const store = await openIn(folder.path);
    const many = Array.from({ length: limits.activityEntries + 2 }, (_, index) => entry(`e${index}`, index));
    await store.activity.put(many, 0);
    const kept = await store.activity.entries();
    expect([kept.length, kept[0]?.id]).toEqual([limits.activityEntries, 'e2']);
    await store.close();
    const again = await openIn(folder.path);
    expect(await again.activity.entries()).toHaveLength(limits.activityEntries);
    await again.close();
  });

  it('is put aside with a word when it is damaged, and the library opens all the same', async () => {
    await using folder = await temporaryFolder();
    const first = await openIn(folder.path);
    await first.activity.put([entry('a', 1)], 0);
    await first.activity.put([entry('b', 2)], 0);
    await first.close();
    const log = path.join(folder.path, 'activity.json.log');
    await writeFile(log, (await readFile(log, 'utf8')).replace('"id":"a"', '"id":"x"'));
    const second = await openIn(folder.path);
    const codes: string[] = [];
    second.onNotice((notice) => void codes.push(notice.code));
    expect(ids(await second.activity.entries())).toEqual(['b']);
    expect(codes).toEqual(['changes-unreadable']);
    await second.close();
  });
});
