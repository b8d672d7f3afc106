/**
 * `lock`: one writer at a time. The file names its holder by process id, start time, machine and boot; a holder that is no longer there is
 * replaced. It appears with its content in one step (hard link of a finished file), and is replaced only by whoever holds `lock.claim`, so
 * that two programs cannot both take a dead one's place.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { Failure } from '../../contract/errors.ts';
import type { Clock } from '../ports.ts';
import { bootId, processStart } from './process-start.ts';

type Holder = {
  readonly token: string;
  readonly pid: number;
  readonly start: string;
  readonly host: string;
  readonly boot: string;
  readonly program: string;
  readonly since: number;
};

export type Lock = { readonly release: () => Promise<void> };

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** `null`: no such file; `'unreadable'`: one that no holder of ours wrote. */
const readHolder = async (file: string): Promise<Holder | 'unreadable' | null> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    const known = typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number';
    return known ? (value as Holder) : 'unreadable';
  } catch {
    return 'unreadable';
  }
};

const isAlive = async (holder: Holder | 'unreadable', me: Holder): Promise<boolean> => {
  // Locks appear whole, so this was never a live holder's.
  if (holder === 'unreadable') return false;
  const sameBoot = holder.boot !== '' && holder.boot === me.boot;
  // Nobody can look into another machine: its lock stands until that machine takes it away.
  if (!sameBoot && holder.host !== me.host) return true;
  if (!sameBoot && holder.boot !== '' && me.boot !== '') return false;
  const start = await processStart(holder.pid);
  return start !== null && (start === '' || holder.start === '' || start === holder.start);
};

const refused = (holder: Holder): Failure =>
  new Failure('library-locked', {
    pid: holder.pid,
    program: holder.program,
    host: holder.host,
    since: holder.since,
  });

/** Makes `file` with this content, or answers false when it is there already. */
const create = async (mine: string, file: string): Promise<boolean> => {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
  }
  // File systems without hard links (FAT).
  try {
    await writeFile(file, await readFile(mine), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const removeIfThere = async (file: string): Promise<void> => {
  try {
    await unlink(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
};

const attempts = 40;
const pauseMs = 25;

/** Throws `Failure('library-locked', {pid, program, host, since})` while another program, or this one, has the folder open. */
export const takeLock = async (folder: string, clock: Clock): Promise<Lock> => {
  const me: Holder = {
    token: randomUUID(),
    pid: process.pid,
    start: (await processStart(process.pid)) ?? '',
    host: hostname(),
    boot: await bootId(),
    program: path.basename(process.argv[1] ?? process.execPath),
    since: clock.now(),
  };
  const file = path.join(folder, 'lock');
  const claim = path.join(folder, 'lock.claim');
  const mine = path.join(folder, `lock.${me.token}.tmp`);

  /** Replaces a dead holder; false when somebody else is at it. */
  const takeOver = async (): Promise<boolean> => {
    if (!(await create(mine, claim))) {
      const claimer = await readHolder(claim);
      if (claimer !== null && !(await isAlive(claimer, me))) await removeIfThere(claim);
      return false;
    }
    try {
      const holder = await readHolder(file);
      if (holder !== null && (await isAlive(holder, me))) return false;
      await rename(mine, file);
      return true;
    } finally {
      await removeIfThere(claim);
    }
  };

  const take = async (): Promise<void> => {
    await writeFile(mine, JSON.stringify(me));
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await create(mine, file)) return;
      const holder = await readHolder(file);
      if (holder === null) continue;
      if (holder !== 'unreadable' && (await isAlive(holder, me))) throw refused(holder);
      if (await takeOver()) return;
      // Real time on purpose: this waits for another program, not for the library's clock.
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    throw new Failure('library-locked', { pid: null, program: null, host: me.host, since: null });
  };

  try {
    await take();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Failure(reason === 'ENOSPC' ? 'disk-full' : 'disk-failed', { file: 'lock', reason }, error);
  } finally {
    await removeIfThere(mine).catch(() => undefined);
  }

  return {
    release: async () => {
      const holder = await readHolder(file).catch(() => null);
      if (holder !== null && holder !== 'unreadable' && holder.token === me.token) await removeIfThere(file);
    },
  };
};
