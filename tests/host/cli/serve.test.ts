/** `serve` as a process: the address works, a second program is told that the library is in use, and stopping it frees the library. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { broadsheet } from './command-line.ts';

const entry = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));

type Line = { readonly address: string; readonly port: number };

const serve = async (library: string): Promise<{ child: ChildProcess; next: () => Promise<Line> }> => {
  const child = spawn(process.execPath, [entry, 'serve', '--json', '--library', library], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, next: async () => JSON.parse((await lines.next()).value ?? '{}') as Line };
};
const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));

it('serves one library to one program at a time, and a new address for each line of input', async () => {
  await using folder = await temporaryFolder();
  const { child, next } = await serve(folder.path);
  const first = await next();
  expect(first.address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${first.port}/#key=[\\w-]{32}$`));
  const session = await fetch(new URL('/session', first.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: first.address.split('#key=')[1] }),
  });
  expect(session.status).toBe(200);
  child.stdin?.write('\n');
  const second = await next();
  expect([second.port, second.address === first.address]).toEqual([first.port, false]);

  const other = await broadsheet(['sections', '--json', '--library', folder.path]);
  expect([other.code, other.out]).toEqual([1, '']);
  expect(JSON.parse(other.err)).toMatchObject({
    error: { code: 'library-locked', message: expect.stringMatching(/in use/) },
  });

  const taken = await temporaryFolder();
  const clash = await broadsheet(['serve', '--port', String(first.port), '--json', '--library', taken.path]);
  expect([clash.code, JSON.parse(clash.err)]).toMatchObject([1, { error: { code: 'connection-failed' } }]);
  await taken[Symbol.asyncDispose]();

  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
  expect((await broadsheet(['sections', '--json', '--library', folder.path])).code).toBe(0);
});

it('a killed program leaves no lock behind', async () => {
  await using folder = await temporaryFolder();
  const { child, next } = await serve(folder.path);
  await next();
  child.kill('SIGKILL');
  await ended(child);
  expect((await broadsheet(['sections', '--json', '--library', folder.path])).code).toBe(0);
});
