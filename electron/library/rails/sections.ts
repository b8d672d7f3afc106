/** Sections as a tree. */
import type { Section } from '../../contract/models.ts';

/** The section and everything below it. */
export const withSubsections = (sections: readonly Section[], id: string): ReadonlySet<string> => {
  const found = new Set([id]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const section of sections) if (section.parentId !== null && found.has(section.parentId)) found.add(section.id);
  }
  return found;
};

/** The section, its parent, and so on to the outermost. */
export const outwards = (sections: readonly Section[], id: string | null): readonly string[] => {
  const path: string[] = [];
  for (let at = id; at !== null && !path.includes(at);) {
    path.push(at);
    const here: string = at;
    at = sections.find((section) => section.id === here)?.parentId ?? null;
  }
  return path;
};

/** Outermost sections in the reader's order. */
export const outermost = (sections: readonly Section[]): readonly Section[] =>
  sections
    .filter((section) => section.parentId === null)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
