import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../../electron/library/files/folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a watched folder', () => {
  it('gives its files with their sub-folders as sections, hidden and temporary ones passed over', async () => {
    await using folder = await temporaryFolder();
    await mkdir(path.join(folder.path, 'World', 'Asia'), { recursive: true });
    await mkdir(path.join(folder.path, 'page_files'));
    await mkdir(path.join(folder.path, '.git'));
    for (const name of [
      'a.txt',
      '.hidden',
      '~$draft.docx',
      'half.crdownload',
      'old.txt~',
      'World/Asia/b.html',
      'page_files/x.txt',
      '.git/c.txt',
      'empty.txt',
    ])
      await writeFile(path.join(folder.path, name), name === 'empty.txt' ? '' : 'words');
    await symlink(path.join(folder.path, 'a.txt'), path.join(folder.path, 'link.txt'));
    const found = await scanFolder(folder.path, []);
    expect(found.added.map((file) => [file.path, file.sectionPath])).toEqual([
      ['World/Asia/b.html', ['World', 'Asia']],
      ['a.txt', []],
    ]);
    expect([found.changed, found.removed, found.truncated]).toEqual([[], [], false]);
  });
  it('says what is new, changed and gone since the last look', async () => {
    await using folder = await temporaryFolder();
    for (const name of ['same.txt', 'longer.txt', 'touched.txt', 'gone.txt'])
      await writeFile(path.join(folder.path, name), 'words');
    const known = (await scanFolder(folder.path, [])).added;
    await writeFile(path.join(folder.path, 'longer.txt'), 'more words');
    await utimes(path.join(folder.path, 'touched.txt'), 1_000, 1_000);
    await rm(path.join(folder.path, 'gone.txt'));
    await writeFile(path.join(folder.path, 'new.txt'), 'words');
    const found = await scanFolder(folder.path, known);
    expect(found.added.map((file) => file.path)).toEqual(['new.txt']);
    expect(found.changed.map((file) => file.path)).toEqual(['longer.txt', 'touched.txt']);
    expect(found.removed).toEqual(['gone.txt']);
  });
  it('that is not there is named', async () => {
    await using folder = await temporaryFolder();
    await expect(scanFolder(path.join(folder.path, 'nowhere'), [])).rejects.toMatchObject({ code: 'folder-not-found' });
  });
});
