import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { RefreshSummary, Source } from '../../../electron/contract/models.ts';
import { buildAll, buildProgram } from '../../../electron/tooling/build.ts';
import { feedServerPath } from '../../support/feed-server.ts';

const runToEnd = (
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${path.basename(program)} ended with ${code}`)),
    );
  });

/** The deterministic feed server as a process of its own, so that its work is not counted as ours. */
export type ServerProcess = {
  readonly url: string;
  /** Answers of `/stats`, `/bump?k=3` and the like. */
  readonly ask: (path: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly text: (path: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export const startServerProcess = async (options: readonly string[]): Promise<ServerProcess> => {
  if (feedServerPath === null) throw new Error('the feed server is not beside the project');
  const child = spawn(process.execPath, [feedServerPath, '--port', '0', '--warm', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const ready = /feed-server ready (\S+)/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.on('exit', () => reject(new Error('the feed server did not start')));
  });
  const text = async (where: string): Promise<string> => (await fetch(`${url}${where}`)).text();
  return {
    url,
    text,
    ask: async (where) => JSON.parse(await text(where)) as Readonly<Record<string, unknown>>,
    stop: () =>
      new Promise((resolve) => {
        child.on('close', () => resolve());
        child.kill();
      }),
  };
};

export type RefreshRun = {
  readonly summary: RefreshSummary;
  readonly startedAt: number;
  readonly wallMs: number;
  /** To start and open the library, of the refresh alone up to its answer, and of the whole process from its start to its end. */
  readonly openCpuMs: number;
  readonly refreshCpuMs: number;
  readonly processCpuMs: number;
  readonly blockedMs: number;
  readonly peakMb: number;
  readonly sources: readonly Source[];
};

let built: Promise<string> | null = null;

/** The program that refreshes, bundled once as the hosts are: started from source it would spend its time on taking types away. */
const oneRefresh = (): Promise<string> => {
  built ??= buildAll(['worker', 'pages']).then(() =>
    buildProgram(fileURLToPath(new URL('./one-refresh.ts', import.meta.url)), 'bench'),
  );
  return built;
};

/** A new library in `folder`, subscribed to the list. */
export const subscribeAll = async (folder: string, opml: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const list = path.join(folder, '..', `${path.basename(folder)}.opml`);
  await writeFile(list, opml);
  await runToEnd(process.execPath, [await oneRefresh(), folder, '--list', list]);
};

export const refreshOnce = async (folder: string, options: readonly string[] = []): Promise<RefreshRun> =>
  JSON.parse(await runToEnd(process.execPath, [await oneRefresh(), folder, ...options])) as RefreshRun;

/** CPU milliseconds that a process takes to bring search and rails in step with the library. */
export const settleOnce = async (folder: string): Promise<number> => {
  const { followCpuMs } = JSON.parse(await runToEnd(process.execPath, [await oneRefresh(), folder, '--settle'])) as {
    readonly followCpuMs: number;
  };
  return followCpuMs;
};

export type AloneRun = {
  readonly summary: RefreshSummary;
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Milliseconds after the start at which each feed was there, and the code of what went wrong, by address. */
  readonly ended: Readonly<Record<string, number>>;
  readonly failed: Readonly<Record<string, string>>;
};

const fetchOnly = fileURLToPath(new URL('./fetch-only.ts', import.meta.url));

/** Fetches without storing anything, in a process of its own; `parsing` says who reads what came: nobody, or the parser's threads. */
export const refreshAlone = async (
  server: ServerProcess,
  feeds: number,
  parsing: 'none' | 'worker',
  options: readonly string[] = [],
): Promise<{ readonly first: AloneRun; readonly unchanged: AloneRun | null }> =>
  JSON.parse(await runToEnd(process.execPath, [fetchOnly, server.url, String(feeds), parsing, ...options])) as {
    first: AloneRun;
    unchanged: AloneRun | null;
  };

export const newsboatPath: string | null =
  process.platform === 'linux' && existsSync('/usr/bin/newsboat') ? '/usr/bin/newsboat' : null;

/** CPU milliseconds of all processes this one has waited for (proc(5): cutime and cstime, in hundredths of a second). */
const childrenCpuMs = (): number => {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
};

export type NewsboatRun = { readonly cpuMs: number; readonly wallMs: number };

export type Newsboat = {
  readonly reload: () => Promise<NewsboatRun>;
  /** Gives its database the statistics that a user's own would have after `ANALYZE`, and empties it again. */
  readonly analyse: () => void;
};

/** newsboat with a folder of its own, its urls file being `urls`. */
export const makeNewsboat = async (folder: string, urls: string, threads: number): Promise<Newsboat> => {
  if (newsboatPath === null) throw new Error('newsboat is not installed');
  const program = newsboatPath;
  await mkdir(folder, { recursive: true });
  const files = {
    urls: path.join(folder, 'urls'),
    cache: path.join(folder, 'cache.db'),
    config: path.join(folder, 'config'),
  };
  await writeFile(files.urls, urls);
  await writeFile(files.config, `reload-threads ${threads}\ndownload-timeout 30\n`);
  return {
    reload: async () => {
      const before = childrenCpuMs();
      const start = performance.now();
      await runToEnd(program, ['-x', 'reload', '-u', files.urls, '-c', files.cache, '-C', files.config], {
        HOME: folder,
      });
      return { cpuMs: childrenCpuMs() - before, wallMs: performance.now() - start };
    },
    analyse: () => {
      const database = new DatabaseSync(files.cache);
      database.exec('ANALYZE; DELETE FROM rss_item; DELETE FROM rss_feed;');
      database.close();
    },
  };
};
