/** `save URL [--section PATH]` */
import { sectionPath, textOption } from '../arguments.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { plain } from '../text.ts';

export const run: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const titles = sectionPath(textOption(line, 'section') ?? '');
    const sectionId = titles.length === 0 ? null : (await call('sections.ensure', { path: titles })).id;
    const saved = await call('pages.save', { url: line.words[0] ?? '', sectionId });
    await output.answer(saved, () => `${saved.id}  ${plain(saved.title)}${saved.added ? '' : '  (already there)'}`);
    return 0;
  });
