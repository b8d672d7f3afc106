/** The reader's changes of sections, durable and told; taking one away can be taken back. */
import { randomUUID } from 'node:crypto';
import type { Section } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { rememberUndo } from '../reading/undo.ts';
import {
  addSection,
  childrenOf,
  ensurePath,
  moveSection,
  removeSection,
  renameSection,
  sectionById,
} from './sections.ts';
import type { Sections } from './sections.ts';

export const newSectionId = (): string => `s${randomUUID().replaceAll('-', '').slice(0, 12)}`;

const change = async (core: Core, make: (sections: Sections) => Sections): Promise<Sections> => {
  const paper = await core.store.paper.update((before) => ({ ...before, sections: make(before.sections) }));
  core.teller.tell('paper.changed', {});
  return paper.sections;
};

export const add = async (core: Core, title: string, parentId: string | null): Promise<Section> => {
  const id = newSectionId();
  return sectionById(await change(core, (sections) => addSection(sections, { id, title, parentId })), id);
};

/** The section at a path of titles, made where it is missing. */
export const ensure = async (core: Core, path: readonly string[]): Promise<Section> => {
  const there = ensurePath(core.store.paper.data.sections, path, newSectionId);
  if (there.sections === core.store.paper.data.sections) return there.section;
  let id = there.section.id;
  const sections = await change(core, (before) => {
    const ensured = ensurePath(before, path, newSectionId);
    id = ensured.section.id;
    return ensured.sections;
  });
  return sectionById(sections, id);
};

export const rename = async (core: Core, id: string, title: string): Promise<Section> =>
  sectionById(await change(core, (sections) => renameSection(sections, id, title)), id);

export const move = async (core: Core, id: string, parentId: string | null, position: number): Promise<Section> =>
  sectionById(await change(core, (sections) => moveSection(sections, id, parentId, position)), id);

/** Its subsections and sources move to its parent. Answers the undo. */
export const remove = async (core: Core, id: string): Promise<string> => {
  const { sections, sources } = core.store.paper.data;
  const section = sectionById(sections, id);
  const children = childrenOf(sections, id).map((child) => child.id);
  const moved = sources.filter((source) => source.sectionId === id).map((source) => source.id);
  await core.store.paper.update((before) => ({
    ...before,
    sections: removeSection(before.sections, id),
    sources: before.sources.map((source) =>
      source.sectionId === id ? { ...source, sectionId: section.parentId } : source,
    ),
  }));
  core.teller.tell('paper.changed', {});
  return rememberUndo(core, { kind: 'section', section, children, sources: moved });
};

/** Puts a removed section back with what stood in it, as far as that has not been moved since. */
export const restore = async (
  core: Core,
  section: Section,
  children: readonly string[],
  sourceIds: readonly string[],
): Promise<void> => {
  await core.store.paper.update((before) => {
    const parentId = before.sections.some((item) => item.id === section.parentId) ? section.parentId : null;
    let sections = addSection(before.sections, { id: section.id, title: section.title, parentId });
    sections = moveSection(sections, section.id, parentId, section.position);
    for (const [position, child] of children.entries()) {
      if (before.sections.some((item) => item.id === child && item.parentId === section.parentId)) {
        sections = moveSection(sections, child, section.id, position);
      }
    }
    const back = new Set(sourceIds);
    return {
      ...before,
      sections,
      sources: before.sources.map((source) =>
        back.has(source.id) && source.sectionId === section.parentId ? { ...source, sectionId: section.id } : source,
      ),
    };
  });
  core.teller.tell('paper.changed', {});
};
