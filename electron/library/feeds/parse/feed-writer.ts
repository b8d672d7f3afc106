/** The canonical XML of one feed while it is written: elements of the feed and of each entry, wherever they stood. */
import { limits } from '../../../contract/limits.ts';
import { parseDate } from '../dates.ts';
import { isHidden } from './elements.ts';
import type { Frame } from './frames.ts';
import type { Root } from './root.ts';
import { attributesAsXml, characterData, escapeText } from './write-xml.ts';

export type FeedWriter = {
  readonly beginEntry: (entry: Frame) => void;
  readonly open: (element: Frame) => void;
  readonly text: (text: string) => void;
  /** Ends an element or an entry. Answers what was wrong with it: a date that names no moment, a text beyond the limit. */
  readonly close: (element: Frame) => 'bad-date' | 'text-cut' | null;
  /** What root and channel say in attributes, as an element: rss-parser hands on only those. */
  readonly rootAttributes: (attributes: ReadonlyMap<string, string>) => void;
  readonly full: () => boolean;
  readonly document: (root: Root) => string;
  /** Bodies that were put aside, by the number in their element's `held`. */
  readonly held: readonly string[];
  /** Names of the elements that were written, but for entries. */
  readonly names: ReadonlySet<string>;
};

/** A body this long is put aside: the readers after us would look at each of its characters and make nothing of them. */
const longEnough = 80;

export const feedWriter = (): FeedWriter => {
  const feed: string[] = [];
  const entries: string[] = [];
  const held: string[] = [];
  const names = new Set<string>();
  let out = feed;

  const element = (name: string, attributes: ReadonlyMap<string, string>, value: string): void => {
    names.add(name);
    out.push(`<${name}${attributesAsXml(attributes)}>${characterData(value)}</${name}>`);
  };

  const closeMarkup = ({ name, attributes, markup, direct }: Frame): 'text-cut' | null => {
    const construct = markup?.finish();
    if (construct === undefined) return null;
    const value = construct.value.trim();
    const told = new Map([...attributes, ['kind', construct.kind]]);
    if (direct && value.length > longEnough && isHidden(name)) {
      told.set('held', String(held.push(value) - 1));
      element(name, told, '');
    } else element(name, told, value);
    return construct.cut ? 'text-cut' : null;
  };

  const closeDate = ({ name, attributes, text }: Frame): 'bad-date' | null => {
    const time = parseDate(text);
    if (time === null) return text.trim() === '' ? null : 'bad-date';
    element(name, attributes, new Date(time).toISOString());
    return null;
  };

  return {
    held,
    names,
    beginEntry: () => {
      out = [];
    },
    open: ({ name, attributes }) => {
      names.add(name);
      out.push(`<${name}${attributesAsXml(attributes)}>`);
    },
    text: (text) => {
      out.push(escapeText(text));
    },
    close: (frame) => {
      const { kind, name, attributes, text } = frame;
      if (kind === 'markup') return closeMarkup(frame);
      if (kind === 'text') element(name, attributes, text.trim());
      else if (kind === 'date') return closeDate(frame);
      else if (kind === 'structure' || kind === 'person') out.push(`</${name}>`);
      else if (kind === 'item') {
        // An element in every entry: an empty one would reach rss-parser as a text.
        entries.push(`<${name}${attributesAsXml(attributes)}><b:root/>${out.join('')}</${name}>`);
        out = feed;
      }
      return null;
    },
    rootAttributes: (attributes) => {
      if (attributes.size > 0) feed.push(`<b:root${attributesAsXml(attributes)}/>`);
    },
    full: () => entries.length >= limits.feedItems,
    document: ({ kind }) => {
      const inside = `<b:root/>${feed.join('')}${entries.join('')}`;
      return kind === 'feed' ? `<feed>${inside}</feed>` : `<rss version="2.0"><channel>${inside}</channel></rss>`;
    },
  };
};
