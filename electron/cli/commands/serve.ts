/** `serve [--port N]` */
import { openHost } from '../../host/host.ts';
import { openWithSystem } from '../../host/opener.ts';
import { startWebHost } from '../../web/server.ts';
import { Failure } from '../../contract/errors.ts';
import { numberOption, textOption, UsageError } from '../arguments.ts';
import type { Run } from '../command.ts';

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });

export const run: Run = async (line, output) => {
  const port = numberOption(line, 'port') ?? 0;
  if (port > 65_535) throw new UsageError('--port is at most 65535');
  const host = await openHost({
    kind: 'web',
    library: textOption(line, 'library'),
    abilities: { 'host.openExternal': async ({ url }) => ({ opened: await openWithSystem(url) }) },
  });
  try {
    const web = await startWebHost({ host, port }).catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      throw new Failure('connection-failed', { host: `port ${port}`, reason: code }, error);
    });
    host.start();
    const tell = (): Promise<void> => {
      const address = web.newAddress();
      return output.answer({ address, port: web.port }, () => address);
    };
    await tell();
    await output.say(
      'Only this computer can reach it; the part after # is a key for one browser tab, good for a minute.',
    );
    await output.say('Enter prints a new address, Ctrl+C stops.');
    // Started in the background of a terminal, reading fails or stops the program: then there is just no Enter.
    process.on('SIGTTIN', () => process.stdin.pause());
    process.stdin.on('error', () => process.stdin.pause());
    process.stdin.on('data', () => void tell());
    await stopped();
    process.stdin.destroy();
    await web.close();
  } finally {
    await host.close();
  }
  return 0;
};
