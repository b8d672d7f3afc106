/** `remove SOURCE` */
import { Failure } from '../../contract/errors.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { plain } from '../text.ts';

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const wanted = line.words[0] ?? '';
    const { sources } = await call('paper.get', undefined);
    const source =
      sources.find((item) => item.id === wanted || item.address === wanted) ??
      sources.find((item) => item.title === wanted);
    if (source === undefined) throw new Failure('source-not-found', { source: wanted });
    const { undo } = await call('sources.remove', { id: source.id });
    await output.answer({ removed: source.id, undo }, () => `removed ${plain(source.title)}`);
    return 0;
  });
