import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import { limits } from '../../../electron/contract/limits.ts';
import {
  addSection,
  childrenOf,
  ensurePath,
  inPaperOrder,
  moveSection,
  pathTo,
  removeSection,
  renameSection,
  withSubsections,
} from '../../../electron/library/paper/sections.ts';
import type { Sections } from '../../../electron/library/paper/sections.ts';

const build = (...entries: readonly (readonly [id: string, parentId: string | null])[]): Sections =>
  entries.reduce<Sections>((sections, [id, parentId]) => addSection(sections, { id, title: id, parentId }), []);

const paper = build(['world', null], ['europe', 'world'], ['asia', 'world'], ['science', null], ['space', 'science']);

const order = (sections: Sections): readonly string[] =>
  inPaperOrder(sections).map(({ section, depth }) => `${'  '.repeat(depth)}${section.title}`);

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'nothing failed';
};

describe('sections', () => {
  it('stand in the order they were added, subsections below their parent', () => {
    expect(order(paper)).toEqual(['world', '  europe', '  asia', 'science', '  space']);
  });

  it('know the path to a section and all that is below it', () => {
    expect(pathTo(paper, 'asia').map((section) => section.id)).toEqual(['world', 'asia']);
    expect(pathTo(paper, null)).toEqual([]);
    expect([...withSubsections(paper, 'world')].toSorted()).toEqual(['asia', 'europe', 'world']);
  });

  it('move among their siblings and to another parent', () => {
    expect(order(moveSection(paper, 'asia', 'world', 0))).toEqual([
      'world',
      '  asia',
      '  europe',
      'science',
      '  space',
    ]);
    expect(order(moveSection(paper, 'science', 'world', 1))).toEqual([
      'world',
      '  europe',
      '  science',
      '    space',
      '  asia',
    ]);
  });

  it('refuse to move below themselves', () => {
    expect(codeOf(() => moveSection(paper, 'world', 'asia', 0))).toBe('section-cycle');
    expect(codeOf(() => moveSection(paper, 'world', 'world', 0))).toBe('section-cycle');
  });

  it('refuse a second section of the same title beside each other, in any case', () => {
    expect(codeOf(() => addSection(paper, { id: 'x', title: ' WORLD ', parentId: null }))).toBe('section-exists');
    expect(codeOf(() => renameSection(paper, 'asia', 'Europe'))).toBe('section-exists');
    expect(codeOf(() => addSection(paper, { id: 'x', title: 'world', parentId: 'science' }))).toBe('nothing failed');
  });

  it('refuse what is not there, what has no title and what lies too deep', () => {
    expect(codeOf(() => renameSection(paper, 'nowhere', 'x'))).toBe('section-not-found');
    expect(codeOf(() => addSection(paper, { id: 'x', title: '   ', parentId: null }))).toBe('bad-input');
    let deep: Sections = [];
    for (let depth = 0; depth < limits.sectionDepth; depth += 1) {
      deep = addSection(deep, { id: `d${depth}`, title: `d${depth}`, parentId: depth === 0 ? null : `d${depth - 1}` });
    }
    expect(codeOf(() => addSection(deep, { id: 'x', title: 'x', parentId: `d${limits.sectionDepth - 1}` }))).toBe(
      'section-too-deep',
    );
  });

  it('give their subsections to their parent when they are removed, in their place', () => {
    expect(order(removeSection(paper, 'world'))).toEqual(
      ['europe', 'asia', 'science', 'space'].map((id) => (id === 'space' ? '  space' : id)),
    );
  });

  it('number a subsection whose title its new siblings have', () => {
    const twin = build(['news', null], ['old', null]);
    const nested = addSection(twin, { id: 'inner', title: 'news', parentId: 'old' });
    expect(order(removeSection(nested, 'old'))).toEqual(['news', 'news 2']);
  });

  it('are found or made along a path of titles', () => {
    let count = 0;
    const newId = () => `n${(count += 1)}`;
    const { sections, section } = ensurePath(paper, ['World', 'Middle East', 'Gulf'], newId);
    expect(pathTo(sections, section.id).map((item) => item.title)).toEqual(['world', 'Middle East', 'Gulf']);
    expect(ensurePath(sections, ['world', 'middle east', 'GULF'], newId).sections).toBe(sections);
  });

  it('keep positions without gaps and never lose a section, whatever is done to them', () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'move', 'remove'),
      a: fc.nat(20),
      b: fc.nat(20),
      position: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let sections: Sections = [];
        let expected = 0;
        for (const [index, { kind, a, b, position }] of steps.entries()) {
          const pick = (at: number): string | null => sections[at % Math.max(1, sections.length)]?.id ?? null;
          const before = sections;
          try {
            if (kind === 'add')
              sections = addSection(sections, {
                id: `s${index}`,
                title: `t${index}`,
                parentId: a % 3 === 0 ? null : pick(b),
              });
            else if (kind === 'move')
              sections = moveSection(sections, pick(a) ?? '', a % 4 === 0 ? null : pick(b), position);
            else sections = removeSection(sections, pick(a) ?? '');
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
            expect(sections).toBe(before);
            continue;
          }
          expected += kind === 'add' ? 1 : kind === 'remove' ? -1 : 0;
          expect(sections).toHaveLength(expected);
          expect(inPaperOrder(sections)).toHaveLength(expected);
          for (const parentId of [null, ...sections.map((section) => section.id)]) {
            expect(childrenOf(sections, parentId).map((child) => child.position)).toEqual(
              childrenOf(sections, parentId).map((_, at) => at),
            );
          }
        }
      }),
    );
  });
});
