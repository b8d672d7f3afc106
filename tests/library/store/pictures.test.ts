import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../electron/contract/limits.ts';
import { hashOf } from '../../../electron/library/store/pictures.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestStore, testNow } from './library.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const samples = {
  'image/jpeg': latin('\xff\xd8\xff\xe0 a picture'),
  'image/png': latin('\x89PNG\r\n\x1a\n a picture'),
  'image/gif': latin('GIF89a a picture'),
  'image/webp': latin('RIFF\x10\0\0\0WEBP a picture'),
  'image/avif': latin('\0\0\0\x1cftypavif a picture'),
} as const;

describe('pictures', () => {
  it('of every kind are kept under the hash of their bytes, with their type by content', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    for (const [type, bytes] of Object.entries(samples)) {
      const id = await store.pictures.put(bytes);
      expect(id).toBe(hashOf(bytes));
      expect(await store.pictures.has(id ?? '')).toBe(true);
      expect(await store.pictures.get(id ?? '')).toEqual({ bytes, type });
      expect(await readFile(path.join(folder.path, 'pictures', id?.slice(0, 2) ?? '', id ?? ''))).toEqual(bytes);
    }
    await store.close();
  });

  it('that are none are refused', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const tooLarge = Buffer.alloc(limits.pictureBytes + 1);
    tooLarge.write('GIF89a');
    const page = '<html><script>alert(1)</script></html>';
    for (const bytes of [
      Buffer.alloc(0),
      latin(page),
      latin('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      latin('GIF8'),
      latin('RIFF\0\0\0\0WAVE'),
      tooLarge,
    ]) {
      expect(await store.pictures.put(bytes)).toBeNull();
    }
    expect(await readdir(folder.path)).toEqual(['lock']);
    await store.close();
  });

  it('put many times at once are kept once', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const ids = await Promise.all(Array.from({ length: 8 }, () => store.pictures.put(samples['image/png'])));
    expect(new Set(ids).size).toBe(1);
    expect(await readdir(path.join(folder.path, 'pictures', ids[0]?.slice(0, 2) ?? ''))).toHaveLength(1);
    await store.close();
  });

  it('are asked for by their hash only', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    for (const id of ['', '../library.json', '../../lock', 'A'.repeat(64), 'a'.repeat(63), 'a'.repeat(64)]) {
      expect(await store.pictures.get(id)).toBeNull();
      expect(await store.pictures.has(id)).toBe(false);
    }
    await store.close();
  });

  it('that were damaged are moved aside and told, and can be put again', async () => {
    await using folder = await temporaryFolder();
    const { store, notices } = await openTestStore(folder.path);
    const id = (await store.pictures.put(samples['image/gif'])) ?? '';
    const file = path.join(folder.path, 'pictures', id.slice(0, 2), id);
    await writeFile(file, 'GIF89a another');
    expect(await store.pictures.get(id)).toBeNull();
    expect(notices).toEqual([
      {
        code: 'file-set-aside',
        params: {
          file: `pictures/${id.slice(0, 2)}/${id}`,
          kept: expect.stringContaining('.unreadable-'),
          restored: false,
        },
      },
    ]);
    expect(await readFile(path.join(folder.path, String(notices[0]?.params['kept'])), 'utf8')).toBe('GIF89a another');
    expect(await store.pictures.put(samples['image/gif'])).toBe(id);
    expect((await store.pictures.get(id))?.type).toBe('image/gif');
    await store.close();
  });

  it('that nothing names are swept, with what a kill left half written', async () => {
    await using folder = await temporaryFolder();
    let now = testNow;
    const { store } = await openTestStore(folder.path, undefined, () => now);
    const kept = (await store.pictures.put(samples['image/png'])) ?? '';
    const unused = (await store.pictures.put(samples['image/gif'])) ?? '';
    now += 25 * 3_600_000;
    const half = 'ab'.repeat(32);
    await mkdir(path.join(folder.path, 'pictures/ab'), { recursive: true });
    await writeFile(path.join(folder.path, `pictures/ab/${half}.tmp`), 'half');
    expect(await store.pictures.sweep(new Set([kept]))).toBe(1);
    expect([await store.pictures.has(kept), await store.pictures.has(unused)]).toEqual([true, false]);
    expect(await readdir(path.join(folder.path, 'pictures/ab'))).toEqual([]);
    await store.close();
  });

  it('put lately stay, since the story that names them may be written after the sweep', async () => {
    await using folder = await temporaryFolder();
    let now = testNow;
    const { store } = await openTestStore(folder.path, undefined, () => now);
    const id = (await store.pictures.put(samples['image/png'])) ?? '';
    now += 23 * 3_600_000;
    expect(await store.pictures.sweep(new Set())).toBe(0);
    expect(await store.pictures.put(samples['image/png'])).toBe(id);
    now += 23 * 3_600_000;
    expect(await store.pictures.sweep(new Set())).toBe(0);
    now += 2 * 3_600_000;
    expect(await store.pictures.sweep(new Set())).toBe(1);
    await store.close();
  });

  it('put while a sweep runs stay', async () => {
    await using folder = await temporaryFolder();
    let now = testNow;
    const { store } = await openTestStore(folder.path, undefined, () => now);
    const pictures = Array.from({ length: 20 }, (_, number) => latin(`GIF89a ${number}`));
    await Promise.all(pictures.map((bytes) => store.pictures.put(bytes)));
    now += 25 * 3_600_000;
    const sweeping = store.pictures.sweep(new Set());
    const ids = await Promise.all(pictures.map((bytes) => store.pictures.put(bytes)));
    await sweeping;
    for (const id of ids) expect((await store.pictures.get(id ?? ''))?.type).toBe('image/gif');
    await store.close();
  });
});
