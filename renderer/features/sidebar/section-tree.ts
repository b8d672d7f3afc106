import type { Section } from '../../../electron/contract/models.ts';

/** The sections inside one (or at the top, for `null`), in the reader's order. */
export const childrenOf = (sections: readonly Section[], parentId: string | null): readonly Section[] =>
  sections.filter((section) => section.parentId === parentId).toSorted((a, b) => a.position - b.position);

export type PlacedSection = { readonly section: Section; readonly depth: number; readonly path: string };

/** Every section in the order of the sidebar, with its depth and its path ("World › Europe"). */
export const inOrder = (
  sections: readonly Section[],
  parentId: string | null = null,
  depth = 0,
  above = '',
): readonly PlacedSection[] =>
  childrenOf(sections, parentId).flatMap((section) => {
    const path = above === '' ? section.title : `${above} › ${section.title}`;
    return [{ section, depth, path }, ...inOrder(sections, section.id, depth + 1, path)];
  });
