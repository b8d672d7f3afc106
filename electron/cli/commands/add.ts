/** `add URL|FOLDER [--section PATH]` */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../contract/errors.ts';
import type { Source } from '../../contract/models.ts';
import { sectionPath, textOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import type { OpenLibrary } from '../library.ts';
import { plain } from '../text.ts';

const isFolder = async (target: string): Promise<boolean> =>
  stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );

const looksLikeAddress = (target: string): boolean =>
  /^[a-z][a-z0-9+.-]*:/i.test(target) && !/^[a-z]:[\\/]/i.test(target);

const subscribe = async ({ call }: OpenLibrary, address: string, sectionId: string | null): Promise<Source> => {
  const { candidates } = await call('feeds.discover', { address });
  const [first] = candidates;
  if (first === undefined) throw new Failure('no-feed-found', { url: address });
  return call('feeds.subscribe', { url: first.url, foundAt: address, sectionId });
};

export const run: Run = (line, output) =>
  withLibrary(line, async (library) => {
    const target = line.words[0] ?? '';
    const folder = !looksLikeAddress(target) && (await isFolder(target));
    const titles = sectionPath(textOption(line, 'section') ?? '');
    const sectionId = titles.length === 0 ? null : (await library.call('sections.ensure', { path: titles })).id;
    const source = folder
      ? await library.host.watchFolder(path.resolve(target), sectionId)
      : await subscribe(library, target, sectionId);
    await output.answer(source, () => `${source.id}  ${plain(source.title)}  ${source.address ?? ''}`);
    return 0;
  });
