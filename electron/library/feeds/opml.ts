/** Subscription lists (OPML 1.0 and 2.0, https://opml.org/spec2.opml) in and out. Public file of `feeds/opml/`. */
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { atOnce, inTurns } from '../pause.ts';
import type { OpmlDocument, Outline } from './opml/model.ts';
import { readOutlines } from './opml/read.ts';

export type { OpmlDocument, Outline } from './opml/model.ts';
export { writeOpml } from './opml/write.ts';

/**
 * Reads a list, also one that is not well-formed (bare `&`, wrong encoding, tags left open).
 * Fails with `not-opml` when there is neither an `opml` nor an `outline` element, with `too-large` over `limits.outlines`.
 */
export const parseOpml = (bytes: Uint8Array): OpmlDocument => listOrFailure(atOnce(readOutlines(textOf(bytes))));

/** The same in turns, for a program that has other things to do meanwhile. */
export const parseOpmlInTurns = async (bytes: Uint8Array): Promise<OpmlDocument> =>
  listOrFailure(await inTurns(readOutlines(textOf(bytes))));

const textOf = (bytes: Uint8Array): string => decodeBytes(bytes, { kind: 'xml' }).text;

const listOrFailure = (read: OpmlDocument | null): OpmlDocument => {
  if (read === null) throw new Failure('not-opml');
  return read;
};

export type OpmlSubscription = {
  /** Titles of the outlines around it, outermost first. */
  readonly path: readonly string[];
  readonly title: string;
  /** As the list gives it, without the space around it. */
  readonly url: string;
  readonly siteLink: string | null;
};

/** Types of outlines whose address is another list, not a feed. */
const listTypes = new Set(['link', 'include', 'source', 'list', 'opml']);

const isFeed = (outline: Outline): outline is Outline & { readonly xmlUrl: string } =>
  outline.xmlUrl !== null && !listTypes.has((outline.type ?? '').toLowerCase());

const bare = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a folder is only there to hold one feed: Thunderbird names it after the feed, without the signs that a file's name cannot have. */
const holdsOneFeed = ({ title, children: [first, ...others] }: Outline): boolean =>
  first !== undefined &&
  others.length === 0 &&
  isFeed(first) &&
  (first.title === title || (bare(title) !== '' && bare(first.title) === bare(title)));

/** Every feed of a list in its order, as often as it stands there. An outline that is a feed is no section, so what an unclosed tag put inside one is its neighbour. */
export const opmlSubscriptions = (document: OpmlDocument): readonly OpmlSubscription[] => {
  const found: OpmlSubscription[] = [];
  const walk = (outlines: readonly Outline[], path: readonly string[]): void => {
    for (const outline of outlines) {
      if (isFeed(outline)) {
        found.push({
          // Lists without nesting tell the section on the line itself.
          path: path.length === 0 ? outline.category : path,
          title: outline.title || (outline.htmlUrl ?? outline.xmlUrl),
          url: outline.xmlUrl,
          siteLink: outline.htmlUrl,
        });
        walk(outline.children, path);
      } else {
        const isSection = outline.title !== '' && !(document.foldersOfFeeds && holdsOneFeed(outline));
        walk(outline.children, isSection ? [...path, outline.title] : path);
      }
    }
  };
  walk(document.outlines, []);
  return found;
};
