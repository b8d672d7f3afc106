/**
 * A feed's document cut into its entries and what stands around them, without reading either. Only a document that leaves no doubt is cut:
 * every tag is plainly written and closed in its place, and the entries stand side by side with nothing but white space between them.
 */
import { limits } from '../../../contract/limits.ts';

export type Pieces = {
  /** Up to the first entry, and from the end of the last one. */
  readonly before: string;
  readonly after: string;
  /** Each entry from its start tag to its end tag, in their order; at least one. */
  readonly entries: readonly string[];
};

/** A start tag with attributes in quotes, or an end tag. Linear: what may follow each sign is another one. */
const plainTag =
  /<(?:\/([A-Za-z_][\w:.-]*)\s*|([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
const entryName = /^(?:[\w.-]+:)?(?:item|entry)$/i;

/** What is skipped whole: its start, and its end. */
const closed = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
] as const;

/** Where what begins at `at` and holds no tags ends: `null` when nothing of the kind begins there, -1 when its end is in doubt. */
const afterClosed = (text: string, at: number): number | null => {
  for (const [start, end] of closed) {
    if (!text.startsWith(start, at)) continue;
    // `<!-->` is a whole comment to some readers.
    if (start === '<!--' && /^-?>/.test(text.slice(at + 4, at + 6))) return -1;
    const found = text.indexOf(end, at + start.length);
    return found < 0 ? -1 : found + end.length;
  }
  return null;
};

/** The XML declaration and instructions before the root; -1 for one that never ends. */
const afterDeclarations = (text: string): number => {
  let at = text.indexOf('<');
  while (at >= 0 && text.startsWith('<?', at)) {
    const end = text.indexOf('?>', at);
    if (end < 0) return -1;
    at = text.indexOf('<', end);
  }
  return at;
};

/** `null` for a document that is anything but plain, or that holds no entry or more than are read. */
export const piecesOf = (text: string): Pieces | null => {
  const open: string[] = [];
  const bounds: { readonly start: number; end: number }[] = [];
  let name = '';
  let depth = -1;
  let at = afterDeclarations(text);
  const begin = (written: string, attributes: string, start: number): boolean => {
    if (!entryName.test(written)) return true;
    // A namespace of its own, another name or another place than the first: no doubt is worth the time that it saves.
    if (depth >= 0 && (depth !== open.length || name !== written)) return false;
    if (open.length === 0 || attributes.includes('xmlns')) return false;
    const last = bounds.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() !== '') return false;
    name = written;
    depth = open.length;
    bounds.push({ start, end: -1 });
    return bounds.length <= limits.feedItems;
  };
  while (at >= 0) {
    const skipped = afterClosed(text, at);
    if (skipped !== null) {
      if (skipped < 0) return null;
      at = text.indexOf('<', skipped);
      continue;
    }
    plainTag.lastIndex = at;
    const tag = plainTag.exec(text);
    if (tag === null) return null;
    const [, ended, started, attributes = '', empty] = tag;
    if (started !== undefined) {
      if (!begin(started, attributes, at)) return null;
      if (empty !== '/') open.push(started);
      else if (entryName.test(started)) return null;
    } else {
      if (open.pop() !== ended) return null;
      const last = bounds.at(-1);
      if (open.length === depth && last?.end === -1) last.end = plainTag.lastIndex;
    }
    at = text.indexOf('<', plainTag.lastIndex);
  }
  const first = bounds[0];
  const last = bounds.at(-1);
  if (first === undefined || last === undefined || open.length > 0) return null;
  return {
    before: text.slice(0, first.start),
    after: text.slice(last.end),
    entries: bounds.map(({ start, end }) => text.slice(start, end)),
  };
};
