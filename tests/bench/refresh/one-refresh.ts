/**
 * One process as a reader's: opens the library in a folder, takes a list in when one is named, refreshes, closes, and prints one JSON
 * document about it. `node one-refresh.js FOLDER [--list FILE | --settle | --sources]`: with a list it only subscribes, `--settle` only opens and
 * waits until search and rails hold everything, `--sources` also tells what came of each feed. The benchmark runs it bundled, as the hosts are.
 */
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

// Beside the bundle, as the command line has it in the reader's cache; not among the sources.
if (import.meta.filename.endsWith('.js')) enableCompileCache(path.join(import.meta.dirname, 'compile-cache'));
const { openHost } = await import('../../../electron/host/host.ts');

const [folder, option, list] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: one-refresh FOLDER [--list FILE | --settle | --sources]');

/** Of all threads, since the process began. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const host = await openHost({ kind: 'cli', library: folder, samples: false });
const openCpuMs = cpuMs();

const ask = async (name: string, input: unknown): Promise<unknown> => {
  const answer = await host.dispatch(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.params)}`);
  return answer.data;
};

if (option === '--list' && list !== undefined) {
  // Offline, so that the feeds of the list are not asked yet.
  await ask('settings.update', { keepPictures: false, workOffline: true });
  await host.importPaths([list], {});
  await ask('settings.update', { workOffline: false });
  // The pages of stories are not what is measured: no other program fetches them.
  const { sources } = (await ask('paper.get', {})) as {
    readonly sources: readonly { readonly id: string; readonly kind: string }[];
  };
  for (const { id, kind } of sources) if (kind === 'feed') await ask('sources.update', { id, fullText: 'never' });
  await host.close();
} else if (option === '--settle') {
  // What search and rails take in after a refresh: here all at once, in a running program little by little.
  await host.settled();
  const followCpuMs = cpuMs() - openCpuMs;
  await host.close();
  console.log(JSON.stringify({ openCpuMs, followCpuMs, processCpuMs: cpuMs() }));
} else {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = cpuMs();
  const startedAt = Date.now();
  const start = performance.now();
  const summary = await ask('feeds.refresh', {});
  const wallMs = performance.now() - start;
  const refreshCpuMs = cpuMs() - before;
  delay.disable();
  const { sources } =
    option === '--sources' ? ((await ask('paper.get', {})) as { readonly sources: unknown }) : { sources: [] };
  await host.close();
  console.log(
    JSON.stringify({
      summary,
      startedAt,
      wallMs,
      openCpuMs,
      refreshCpuMs,
      processCpuMs: cpuMs(),
      blockedMs: delay.max / 1e6,
      peakMb: process.resourceUsage().maxRSS / 1024,
      sources,
    }),
  );
}
