import { describe, expect, it } from 'vitest';
import { createTeller } from '../../electron/library/tell.ts';

describe('telling', () => {
  it('reaches every listener until it stops listening', () => {
    const teller = createTeller();
    const heard: string[] = [];
    const stop = teller.listen((name) => void heard.push(`a ${name}`));
    teller.listen((name) => void heard.push(`b ${name}`));
    teller.tell('settings.changed', {});
    stop();
    teller.tell('settings.changed', {});
    expect(heard).toEqual(['a settings.changed', 'b settings.changed', 'b settings.changed']);
  });

  it('says once that the paper changed, however often it did at a time', async () => {
    const teller = createTeller();
    let heard = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    teller.listen(() => {
      heard += 1;
      resolve();
    });
    for (let count = 0; count < 100; count += 1) teller.tell('paper.changed', {});
    expect(heard).toBe(0);
    await promise;
    expect(heard).toBe(1);
  });
});
