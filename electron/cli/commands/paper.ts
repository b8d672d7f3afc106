/** `sections` and `sources` */
import type { Paper, Section } from '../../contract/models.ts';
import type { Run } from '../command.ts';
import { withLibrary } from '../library.ts';
import { plain, shortTime } from '../text.ts';
import { wordsFor } from '../words.ts';

/** Sections in the reader's order, each followed by its own, with their depth. */
const inOrder = (
  sections: readonly Section[],
  parentId: string | null = null,
  titles: readonly string[] = [],
): readonly { readonly section: Section; readonly path: readonly string[] }[] =>
  sections
    .filter((section) => section.parentId === parentId)
    .toSorted((a, b) => a.position - b.position)
    .flatMap((section) => {
      const path = [...titles, section.title];
      return [{ section, path }, ...inOrder(sections, section.id, path)];
    });

export const runSections: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const { sections, counts } = await call('paper.get', undefined);
    for (const { section, path } of inOrder(sections)) {
      const unread = counts.bySection[section.id] ?? 0;
      await output.answer(
        { ...section, path, unread },
        () => `${'  '.repeat(path.length - 1)}${plain(section.title)}  ${unread}  ${section.id}`,
      );
    }
    return 0;
  });

const stateOf = ({ lastFetch, paused }: Paper['sources'][number]): string => {
  if (paused) return 'paused';
  if (lastFetch === null) return 'not asked yet';
  const when = shortTime(lastFetch.at);
  return lastFetch.error === null
    ? `well ${when}`
    : `${wordsFor(lastFetch.error.code, lastFetch.error.params)} ${when}`;
};

export const runSources: Run = (line, output) =>
  withLibrary(line, async ({ call }) => {
    const { sections, sources } = await call('paper.get', undefined);
    const paths = new Map(inOrder(sections).map(({ section, path }) => [section.id, path]));
    for (const source of sources) {
      const path = source.sectionId === null ? [] : (paths.get(source.sectionId) ?? []);
      await output.answer({ ...source, sectionPath: path }, () =>
        [source.id, plain(source.title), path.map(plain).join(' / '), source.address ?? source.kind, stateOf(source)]
          .filter((part) => part !== '')
          .join('  '),
      );
    }
    return 0;
  });
