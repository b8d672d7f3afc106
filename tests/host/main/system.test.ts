/** What the main process does for the library's: the key store, the proxy, how the machine is. */
import { describe, expect, it } from 'vitest';
import { createAskMain, secretsOver } from '../../../electron/main/ask-main.ts';
import type { SystemQuestion } from '../../../electron/main/library-messages.ts';
import { boot, electron, library } from './booted.ts';

const asking = async (question: SystemQuestion): Promise<string | null | undefined> => {
  const before = library().system.length;
  library().emit('message', { kind: 'system', id: 7, question });
  await expect.poll(() => library().system).toHaveLength(before + 1);
  return library().system.at(-1);
};

describe('the key store', () => {
  it('seals and opens for the library’s process', async () => {
    await boot();
    expect(library().keyStore).toBe(true);
    const sealed = await asking({ kind: 'seal', text: 'sea-gull-7' });
    expect(Buffer.from(sealed ?? '', 'base64').toString()).not.toContain('sea-gull-7');
    expect(await asking({ kind: 'open', text: sealed ?? '' })).toBe('sea-gull-7');
    expect(await asking({ kind: 'open', text: 'bm90IG91cnM=' })).toBeNull();
  });

  it.runIf(process.platform === 'linux')('that hides nothing counts as none', async () => {
    await boot({ before: () => (electron.state.keyStore = 'basic_text') });
    expect(library().keyStore).toBe(false);
    await boot({ before: () => (electron.state.keyStore = null) });
    expect(library().keyStore).toBe(false);
  });

  it('as the library sees it fails when nothing is answered, and opens nothing that is not its own', async () => {
    const said: unknown[] = [];
    const main = createAskMain((message) => void said.push(message));
    const { seal, open } = secretsOver(main.ask);
    const failing = expect(seal('x')).rejects.toThrow('did not seal');
    const opening = open('y');
    expect(said).toEqual([
      { kind: 'system', id: 1, question: { kind: 'seal', text: 'x' } },
      { kind: 'system', id: 2, question: { kind: 'open', text: 'y' } },
    ]);
    main.hear(2, null);
    main.hear(1, null);
    main.hear(99, 'nobody waits');
    await failing;
    expect(await opening).toBeNull();
  });
});

describe('the system’s proxy', () => {
  it('is told for an address', async () => {
    await boot();
    electron.session.defaultSession.resolveProxy = (url) => Promise.resolve(`PROXY for-${new URL(url).host}:1; DIRECT`);
    expect(await asking({ kind: 'proxy', url: 'https://a.example/feed' })).toBe('PROXY for-a.example:1; DIRECT');
  });
});

describe('how the machine is', () => {
  it('is told to the library: battery, sleep and waking', async () => {
    await boot({ before: () => (electron.state.onBattery = true) });
    for (const event of ['on-ac', 'suspend', 'resume', 'on-battery']) electron.powerMonitor.emit(event);
    const told = library().asked.map((work) =>
      work.kind === 'call' && work.name === 'conditions.tell' ? work.input : work,
    );
    expect(told).toEqual([
      { onBattery: true },
      { onBattery: false },
      { asleep: true },
      { asleep: false },
      { onBattery: true },
    ]);
  });

  it('is told anew to a library that was started again', async () => {
    await boot({ before: () => (electron.state.onBattery = true) });
    const before = library();
    before.emit('exit', 139);
    expect(library()).not.toBe(before);
    const again = { kind: 'call', name: 'conditions.tell', input: { onBattery: true } };
    expect(library().asked).toEqual([again]);
  });
});
