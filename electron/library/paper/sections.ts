/** Sections of the paper: pure changes of the ordered, nested list. Every function answers a new list. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Section } from '../../contract/models.ts';

export type Sections = readonly Section[];

/** Children of a section (or of the paper itself) in the reader's order. */
export const childrenOf = (sections: Sections, parentId: string | null): Sections =>
  sections.filter((section) => section.parentId === parentId).toSorted((a, b) => a.position - b.position);

export const sectionById = (sections: Sections, id: string): Section => {
  const found = sections.find((section) => section.id === id);
  if (found === undefined) throw new Failure('section-not-found', { id });
  return found;
};

/** Sections from the outermost to `id`; empty for `null` or a section that is not there. */
export const pathTo = (sections: Sections, id: string | null): Sections => {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const path: Section[] = [];
  for (let at = id === null ? undefined : byId.get(id); at !== undefined && path.length < limits.sectionDepth;) {
    path.unshift(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return path;
};

/** The section and all below it. */
export const withSubsections = (sections: Sections, id: string): ReadonlySet<string> => {
  const found = new Set([id]);
  for (let grown = true; grown;) {
    grown = false;
    for (const section of sections) {
      if (section.parentId === null || found.has(section.id) || !found.has(section.parentId)) continue;
      found.add(section.id);
      grown = true;
    }
  }
  return found;
};

/** Sections in the order of the paper, each before its subsections, with its depth (0: top). */
export const inPaperOrder = (
  sections: Sections,
  parentId: string | null = null,
  depth = 0,
): readonly { readonly section: Section; readonly depth: number }[] =>
  childrenOf(sections, parentId).flatMap((section) => [
    { section, depth },
    ...(depth < limits.sectionDepth ? inPaperOrder(sections, section.id, depth + 1) : []),
  ]);

const titles = new Intl.Collator(undefined, { sensitivity: 'base' });
const sameTitle = (a: string, b: string): boolean => titles.compare(a, b) === 0;

const renumbered = (sections: Sections, parentId: string | null, order: Sections): Sections => {
  const positions = new Map(order.map((section, position) => [section.id, position]));
  return sections.map((section) =>
    section.parentId === parentId ? { ...section, position: positions.get(section.id) ?? section.position } : section,
  );
};

const heightOf = (sections: Sections, id: string): number =>
  1 + Math.max(0, ...childrenOf(sections, id).map((child) => heightOf(sections, child.id)));

const clean = (title: string): string => {
  const trimmed = title.replace(/\s+/g, ' ').trim();
  if (trimmed === '') throw new Failure('bad-input', { detail: 'a section needs a title' });
  return trimmed;
};

/** Adds a section at the end of its siblings. Fails with `section-exists`, `section-too-deep`, `too-many-sections`. */
export const addSection = (
  sections: Sections,
  section: { id: string; title: string; parentId: string | null },
): Sections => {
  const title = clean(section.title);
  if (sections.length >= limits.sections) throw new Failure('too-many-sections', { limit: limits.sections });
  if (section.parentId !== null) sectionById(sections, section.parentId);
  if (pathTo(sections, section.parentId).length >= limits.sectionDepth) {
    throw new Failure('section-too-deep', { limit: limits.sectionDepth });
  }
  const siblings = childrenOf(sections, section.parentId);
  if (siblings.some((sibling) => sameTitle(sibling.title, title))) throw new Failure('section-exists', { title });
  return [...sections, { id: section.id, title, parentId: section.parentId, position: siblings.length }];
};

/** The section a path of titles names (outermost first), made where it is missing. */
export const ensurePath = (
  sections: Sections,
  path: readonly string[],
  newId: () => string,
): { readonly sections: Sections; readonly section: Section } => {
  let all = sections;
  let parentId: string | null = null;
  for (const title of path) {
    const wanted = clean(title);
    let found: Section | undefined = childrenOf(all, parentId).find((section) => sameTitle(section.title, wanted));
    if (found === undefined) {
      all = addSection(all, { id: newId(), title: wanted, parentId });
      found = all.at(-1);
    }
    parentId = found?.id ?? null;
  }
  if (parentId === null) throw new Failure('bad-input', { detail: 'a section path needs at least one title' });
  return { sections: all, section: sectionById(all, parentId) };
};

export const renameSection = (sections: Sections, id: string, title: string): Sections => {
  const section = sectionById(sections, id);
  const wanted = clean(title);
  const taken = childrenOf(sections, section.parentId).some(
    (sibling) => sibling.id !== id && sameTitle(sibling.title, wanted),
  );
  if (taken) throw new Failure('section-exists', { title: wanted });
  return sections.map((item) => (item.id === id ? { ...item, title: wanted } : item));
};

/** Moves a section below `parentId` at `position` among its siblings. Fails with `section-cycle` when that is below itself. */
export const moveSection = (sections: Sections, id: string, parentId: string | null, position: number): Sections => {
  const section = sectionById(sections, id);
  if (parentId !== null) {
    sectionById(sections, parentId);
    if (withSubsections(sections, id).has(parentId)) throw new Failure('section-cycle', { title: section.title });
  }
  if (pathTo(sections, parentId).length + heightOf(sections, id) > limits.sectionDepth) {
    throw new Failure('section-too-deep', { limit: limits.sectionDepth });
  }
  const siblings = childrenOf(sections, parentId).filter((sibling) => sibling.id !== id);
  if (siblings.some((sibling) => sameTitle(sibling.title, section.title))) {
    throw new Failure('section-exists', { title: section.title });
  }
  const moved = sections.map((item) => (item.id === id ? { ...item, parentId } : item));
  const order = siblings.toSpliced(Math.min(position, siblings.length), 0, section);
  const placed = renumbered(moved, parentId, order);
  return section.parentId === parentId
    ? placed
    : renumbered(placed, section.parentId, childrenOf(placed, section.parentId));
};

/** Takes a section away; its subsections take its place in its parent. A subsection whose title its new siblings have keeps it with a number. */
export const removeSection = (sections: Sections, id: string): Sections => {
  const section = sectionById(sections, id);
  const siblings = childrenOf(sections, section.parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const taken = siblings.filter((sibling) => sibling.id !== id).map((sibling) => sibling.title);
  const children = childrenOf(sections, id).map((child) => {
    let title = child.title;
    for (let number = 2; taken.some((other) => sameTitle(other, title)); number += 1)
      title = `${child.title} ${number}`;
    taken.push(title);
    return { ...child, title, parentId: section.parentId };
  });
  const renamed = new Map(children.map((child) => [child.id, child]));
  const left = sections.filter((item) => item.id !== id).map((item) => renamed.get(item.id) ?? item);
  return renumbered(left, section.parentId, siblings.toSpliced(at, 1, ...children));
};
