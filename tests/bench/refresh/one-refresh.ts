/**
 * One process as a reader's: opens the library in a folder, takes a list in when one is named, refreshes, closes, and prints one JSON
 * document about it. `node one-refresh.ts FOLDER [--list FILE | --settle | --sources]`: with a list it only subscribes, `--settle` only opens and
 * waits until search and rails hold everything, `--sources` also tells what came of each feed.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openHost } from '../../../electron/host/host.ts';

const [folder, option, list] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: one-refresh.ts FOLDER [--list FILE | --settle | --sources]');

const host = await openHost({ kind: 'cli', library: folder, samples: false });

const ask = async (name: string, input: unknown): Promise<unknown> => {
  const answer = await host.dispatch(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.params)}`);
  return answer.data;
};

if (option === '--list' && list !== undefined) {
  await ask('settings.update', { keepPictures: false });
  await host.importPaths([list], {});
  await host.settled;
  // The pages of stories are not what is measured: no other program fetches them.
  const { sources } = (await ask('paper.get', {})) as {
    readonly sources: readonly { readonly id: string; readonly kind: string }[];
  };
  for (const { id, kind } of sources) if (kind === 'feed') await ask('sources.update', { id, fullText: 'never' });
  await host.close();
} else if (option === '--settle') {
  // What search and rails take in after a refresh: here all at once, in a running program little by little.
  await host.settled;
  const settled = process.cpuUsage();
  await host.close();
  console.log(JSON.stringify({ settledCpuMs: (settled.user + settled.system) / 1000 }));
} else {
  await host.settled;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const cpu = process.cpuUsage();
  const startedAt = Date.now();
  const start = performance.now();
  const summary = await ask('feeds.refresh', {});
  const wallMs = performance.now() - start;
  const used = process.cpuUsage(cpu);
  delay.disable();
  const { sources } =
    option === '--sources' ? ((await ask('paper.get', {})) as { readonly sources: unknown }) : { sources: [] };
  await host.close();
  const whole = process.cpuUsage();
  console.log(
    JSON.stringify({
      summary,
      startedAt,
      wallMs,
      refreshCpuMs: (used.user + used.system) / 1000,
      processCpuMs: (whole.user + whole.system) / 1000,
      blockedMs: delay.max / 1e6,
      peakMb: process.resourceUsage().maxRSS / 1024,
      sources,
    }),
  );
}
