/** `remove SOURCE` */
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { findSource } from '../sources.ts';
import { plain } from '../text.ts';

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const source = await findSource(line.words[0] ?? '', call);
    const { undo } = await call('sources.remove', { id: source.id });
    await output.answer({ removed: source.id, undo }, () => `removed ${plain(source.title)}`);
    return 0;
  });
