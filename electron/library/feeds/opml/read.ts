import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';
import { mendOutlines } from './mend.ts';
import type { OpmlDocument, Outline } from './model.ts';

type OpenOutline = { -readonly [Key in keyof Outline]: Key extends 'children' ? OpenOutline[] : Outline[Key] };

const withoutPrefix = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/** The first of the categories (`/World/Coast,/tag`); a plain word is a section of its own. */
const categoryOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(',', 1)
    .flatMap((first) => first.split('/'))
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The namespace of Thunderbird's own attributes. */
const thunderbird = 'urn:forumzilla:';

const outlineFrom = (raw: Readonly<Record<string, string>>): OpenOutline => {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(raw)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeHTMLAttribute(value).replace(/\s+/g, ' ').trim());
  }
  const value = (name: string): string | null => attributes.get(name) || null;
  const type = value('type');
  const isFeedType = type !== null && /^(?:rss|atom|feed|pie)/i.test(type);
  return {
    title: (value('text') ?? value('title') ?? '').slice(0, limits.titleCharacters),
    // Some programs write `url` for a feed; the standard keeps that name for links to other lists.
    xmlUrl: value('xmlurl') ?? value('rssurl') ?? value('feedurl') ?? (isFeedType ? value('url') : null),
    htmlUrl: value('htmlurl'),
    type,
    category: categoryOf(value('category')),
    children: [],
  };
};

/** Characters read between two yields. */
const stretch = 16_384;

/**
 * The outlines of a document, tolerant of everything htmlparser2 is tolerant of in XML mode; `null` when it is no list at all.
 * Outlines deeper than `limits.outlineDepth` hang at that depth. Fails with `too-large` over `limits.outlines`.
 * Yields now and then, so that a long list can be read in turns.
 */
export function* readOutlines(text: string): Generator<void, OpmlDocument | null> {
  const outlines: OpenOutline[] = [];
  const open: OpenOutline[] = [];
  let title = '';
  let count = 0;
  let isList = false;
  let inHead = false;
  let inTitle = false;
  let tooMany = false;
  let foldersOfFeeds = false;

  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const local = withoutPrefix(name);
        if (local === 'opml') {
          isList = true;
          foldersOfFeeds ||= Object.values(attributes).includes(thunderbird);
        }
        if (local === 'head') inHead = true;
        if (local === 'body') inHead = false;
        inTitle = inHead && local === 'title';
        if (local !== 'outline') return;
        isList = true;
        inHead = false;
        if (++count > limits.outlines) {
          tooMany = true;
          parser.pause();
          return;
        }
        const outline = outlineFrom(attributes);
        const parent = open[Math.min(open.length, limits.outlineDepth) - 1];
        (parent?.children ?? outlines).push(outline);
        open.push(outline);
      },
      onclosetag: (name) => {
        const local = withoutPrefix(name);
        if (local === 'outline') open.pop();
        if (local === 'title') inTitle = false;
        if (local === 'head') inHead = false;
      },
      ontext: (piece) => {
        if (inTitle) title += piece;
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeSelfClosing: true },
  );
  const mended = yield* mendOutlines(text);
  for (let at = 0; at < mended.length; at += stretch) {
    parser.write(mended.slice(at, at + stretch));
    if (tooMany) throw new Failure('too-large', { most: limits.outlines, of: 'sources' });
    yield;
  }
  parser.end();
  if (!isList) return null;
  const heading = decodeHTML(title).replace(/\s+/g, ' ').trim().slice(0, limits.titleCharacters);
  return { title: heading || null, foldersOfFeeds, outlines };
}
