/** A whole library in a temporary folder, with a clock the test moves and feeds the test serves, over a real loopback server. */
import { fileURLToPath } from 'node:url';
import { createHttp } from '../../electron/host/http.ts';
import type { EventName } from '../../electron/contract/events.ts';
import { openLibrary } from '../../electron/library/library.ts';
import type { Library, LibraryOptions } from '../../electron/library/library.ts';
import type { Clock, Log, Ports } from '../../electron/library/ports.ts';

export const resources = fileURLToPath(new URL('../../resources', import.meta.url));

export type FakeClock = Clock & { readonly advance: (ms: number) => void };

/** Stands still until it is advanced; `sleep` resolves at once when aborted and otherwise after real time, so that nothing hangs. */
export const fakeClock = (start = Date.UTC(2026, 10, 22, 9, 40)): FakeClock => {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = setTimeout(resolve, ms);
        timer.unref();
        signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
      }),
  };
};

export type LoggedLine = readonly [level: string, event: string, details?: Readonly<Record<string, unknown>>];
export type Told = readonly [name: EventName, payload: unknown];

export type TestLibrary = AsyncDisposable & {
  readonly library: Library;
  readonly clock: FakeClock;
  readonly log: readonly LoggedLine[];
  readonly told: readonly Told[];
};

/** Opens the library of `folder`; fresh ones start without sample stories unless asked for. Close it by leaving the block. */
export const openTestLibrary = async (
  folder: string,
  options: LibraryOptions & Partial<Pick<Ports, 'http' | 'secrets'>> & { readonly clock?: FakeClock } = {},
): Promise<TestLibrary> => {
  const clock = options.clock ?? fakeClock();
  const lines: LoggedLine[] = [];
  const log: Log = (...line) => void lines.push(line);
  const http = createHttp();
  const library = await openLibrary(
    { clock, log, http: options.http ?? http, secrets: options.secrets, folder, resources },
    { samples: false, version: 'test', ...options },
  );
  const told: Told[] = [];
  library.on((name, payload) => void told.push([name, payload]));
  return {
    library,
    clock,
    log: lines,
    told,
    [Symbol.asyncDispose]: async () => {
      await library.close();
      await http.close();
    },
  };
};
