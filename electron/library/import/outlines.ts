/** Lists of subscriptions in and out, with nested sections kept both ways. */
import { Failure } from '../../contract/errors.ts';
import type { ImportLine } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { normaliseAddress } from '../feeds/discover.ts';
import { opmlSubscriptions, writeOpml } from '../feeds/opml.ts';
import type { OpmlDocument } from '../feeds/opml.ts';
import { newSectionId } from '../paper/change-sections.ts';
import { ensurePath, pathTo } from '../paper/sections.ts';
import { sourceIdFor } from '../paper/sources.ts';
import type { PaperFile, SourceRow } from '../store/model.ts';
import { limits } from '../../contract/limits.ts';

type Added = { readonly paper: PaperFile; readonly line: ImportLine };

const addOutline = (
  paper: PaperFile,
  outline: ReturnType<typeof opmlSubscriptions>[number],
  options: { readonly base: readonly string[]; readonly now: number; readonly typed: boolean },
): Added => {
  const name = outline.title || outline.url;
  const line = { name, articleIds: [], sourceId: null, error: null };
  try {
    const address = normaliseAddress(outline.url);
    const there = paper.sources.find((source) => source.address === address);
    if (there !== undefined) return { paper, line: { ...line, outcome: 'already-there', sourceId: there.id } };
    if (paper.sources.length >= limits.sources) throw new Failure('too-many-sources', { limit: limits.sources });
    const path = [...options.base, ...outline.path]
      .filter((title) => title.trim() !== '')
      .slice(0, limits.sectionDepth);
    const ensured = path.length === 0 ? null : ensurePath(paper.sections, path, newSectionId);
    const row: SourceRow = {
      id: sourceIdFor('feed', address),
      kind: 'feed',
      title: name.slice(0, limits.titleCharacters),
      sectionId: ensured?.section.id ?? null,
      address,
      siteLink: outline.siteLink,
      description: null,
      language: null,
      starred: false,
      paused: false,
      typed: options.typed,
      added: options.now,
    };
    return {
      paper: { ...paper, sections: ensured?.sections ?? paper.sections, sources: [...paper.sources, row] },
      line: { ...line, outcome: 'subscribed', sourceId: row.id },
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { paper, line: { ...line, outcome: 'failed', error: { code: error.code, params: error.params } } };
  }
};

/**
 * Subscribes to every feed of a list in one durable write; a result line for each. Nothing is fetched here: the next refresh does that.
 * `typed` says whether the reader vouches for the addresses: only then may they lie in a private network.
 */
export const importOutlines = async (
  core: Core,
  document: OpmlDocument,
  sectionId: string | null,
  typed: boolean,
): Promise<readonly ImportLine[]> => {
  const now = core.ports.clock.now();
  let lines: ImportLine[] = [];
  const before = new Set(core.store.paper.data.sources.map((source) => source.id));
  const paper = await core.store.paper.update((current) => {
    const base = pathTo(current.sections, sectionId).map((section) => section.title);
    lines = [];
    let next = current;
    for (const outline of opmlSubscriptions(document)) {
      const added = addOutline(next, outline, { base, now, typed });
      next = added.paper;
      lines.push(added.line);
    }
    return next;
  });
  for (const source of paper.sources) {
    if (before.has(source.id)) continue;
    const store = await core.store.source(source.id);
    core.headlines.put(store, store.rows.keys());
  }
  core.teller.tell('paper.changed', {});
  return lines;
};

/** All feeds of the paper as OPML 2.0, sections as nested outlines in the reader's order. */
export const exportOutlines = (core: Core): string => {
  const { sections, sources } = core.store.paper.data;
  return writeOpml(
    sections,
    sources.filter((source) => source.kind === 'feed'),
  );
};
