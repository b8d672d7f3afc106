import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { derivedFile } from '../../../electron/library/store/derived-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (read: Uint8Array | null): string | null => (read === null ? null : new TextDecoder().decode(read));

describe('a derived file', () => {
  it('is nothing until it is written, then what was written last', async () => {
    await using folder = await temporaryFolder();
    const file = derivedFile(path.join(folder.path, 'a.state'));
    expect(await file.read()).toBeNull();
    await file.write(bytes('one'));
    await file.write(bytes('two'));
    expect(text(await file.read())).toBe('two');
    expect(await readdir(folder.path)).toEqual(['a.state']);
  });

  it('is never half: what a kill left beside it is not read, and goes with the next write', async () => {
    await using folder = await temporaryFolder();
    const name = path.join(folder.path, 'a.state');
    const file = derivedFile(name);
    await file.write(bytes('whole'));
    await writeFile(`${name}.tmp`, 'ha');
    expect(text(await file.read())).toBe('whole');
    await file.write(bytes('again'));
    expect(await readdir(folder.path)).toEqual(['a.state']);
  });

  it('stays as it was where it cannot be written, and says when it cannot be read', async () => {
    await using folder = await temporaryFolder();
    const name = path.join(folder.path, 'a.state');
    const file = derivedFile(name);
    await file.write(bytes('whole'));
    await mkdir(`${name}.tmp`);
    await expect(file.write(bytes('never'))).rejects.toThrow();
    expect(await readFile(name, 'utf8')).toBe('whole');
    await expect(derivedFile(folder.path).read()).rejects.toThrow();
  });
});
