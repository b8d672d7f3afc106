/** One writer at a time, and no stale lock in the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bootId, processStart } from '../../../electron/library/store/process-start.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestStore } from './library.ts';

const program = fileURLToPath(new URL('lock-child.ts', import.meta.url));

const start = (folder: string) => {
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => String(text).trim());
  const ended = once(child, 'exit');
  return { child, said, ended };
};

const writeLock = async (folder: string, part: Record<string, unknown>): Promise<void> => {
  const holder = { token: 't', pid: process.pid, start: '', host: hostname(), boot: '', program: 'other', since: 1 };
  await writeFile(path.join(folder, 'lock'), JSON.stringify({ ...holder, ...part }));
};

describe('the lock', () => {
  it('refuses a second store in the same program', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    await expect(openTestStore(folder.path)).rejects.toMatchObject({
      code: 'library-locked',
      params: { pid: process.pid },
    });
    await store.close();
    await (await openTestStore(folder.path)).store.close();
  });

  it('refuses a second program, names the first, and lets it in when that has closed', async () => {
    await using folder = await temporaryFolder();
    const first = start(folder.path);
    expect(await first.said).toBe('open');
    await expect(openTestStore(folder.path)).rejects.toMatchObject({
      code: 'library-locked',
      params: { pid: first.child.pid, program: 'lock-child.ts', host: hostname() },
    });
    first.child.stdin.end();
    await first.ended;
    await (await openTestStore(folder.path)).store.close();
  });

  it('of a program that was killed is taken over', async () => {
    await using folder = await temporaryFolder();
    const first = start(folder.path);
    await first.said;
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await readdir(folder.path)).toContain('lock');
    await (await openTestStore(folder.path)).store.close();
    expect(await readdir(folder.path)).not.toContain('lock');
  });

  it('goes to exactly one of many programs that find a dead one at the same time', async () => {
    await using folder = await temporaryFolder();
    await writeLock(folder.path, { pid: 2 ** 22 + 1 });
    const many = Array.from({ length: 6 }, () => start(folder.path));
    const said = await Promise.all(many.map((each) => each.said));
    expect(said.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'library-locked'), 'open']);
    for (const each of many) each.child.stdin.end();
    await Promise.all(many.map((each) => each.ended));
    expect(await readdir(folder.path)).not.toContain('lock.claim');
  });

  it.skipIf(process.platform !== 'linux')('of an id that was given to another program is taken over', async () => {
    await using folder = await temporaryFolder();
    await writeLock(folder.path, { start: '1', boot: await bootId() });
    await (await openTestStore(folder.path)).store.close();
  });

  it.skipIf(process.platform !== 'linux')('from before this machine was started is taken over', async () => {
    await using folder = await temporaryFolder();
    await writeLock(folder.path, { start: await processStart(process.pid), boot: 'an earlier one' });
    await (await openTestStore(folder.path)).store.close();
  });

  it('of another machine stands', async () => {
    await using folder = await temporaryFolder();
    await writeLock(folder.path, { host: 'elsewhere', boot: 'its own', pid: 2 ** 22 + 1 });
    await expect(openTestStore(folder.path)).rejects.toMatchObject({
      code: 'library-locked',
      params: { host: 'elsewhere' },
    });
  });

  it('that nobody of ours wrote, or a claim left by a dead program, is no hindrance', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'lock'), '');
    await writeFile(path.join(folder.path, 'lock.claim'), '{"pid":');
    await (await openTestStore(folder.path)).store.close();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('is not taken from another who has it when a store closes', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    await writeLock(folder.path, { token: 'of another' });
    await store.close();
    expect(await readFile(path.join(folder.path, 'lock'), 'utf8')).toContain('of another');
  });

  it('is given back when the library cannot be opened', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'library.json'), '{"format":7}');
    await expect(openTestStore(folder.path)).rejects.toMatchObject({ code: 'library-newer' });
    expect(await readdir(folder.path)).toEqual(['library.json']);
  });

  it('that cannot be written says so', async () => {
    await using folder = await temporaryFolder();
    await expect(openTestStore(path.join(folder.path, 'missing'))).rejects.toMatchObject({
      code: 'disk-failed',
      params: { file: 'lock', reason: 'ENOENT' },
    });
  });
});
