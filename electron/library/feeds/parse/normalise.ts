/** Any feed in XML, however broken, becomes small canonical XML that rss-parser reads without surprises. */
import { Parser } from 'htmlparser2';
import { decodeHTMLAttribute } from 'entities';
import { limits } from '../../../contract/limits.ts';
import { parseDate } from '../dates.ts';
import { resolveOrKeep } from './addresses.ts';
import { decodeCharacters } from './characters.ts';
import { kindOf, writtenName, type ElementKind } from './elements.ts';
import { flawList, type FlawList } from './flaws.ts';
import { collectMarkup, type MarkupCollector } from './markup.ts';
import { canonicalName, localName, scopeWithin, type Scope } from './names.ts';
import { prepareXml } from './prepare.ts';
import { attributesAsXml, characterData, escapeText } from './write-xml.ts';

export type Root = { readonly kind: 'rss' | 'rdf' | 'feed'; readonly version: string; readonly address: string };

export type NormalisedXml = { readonly xml: string; readonly root: Root; readonly flaws: FlawList };

type Frame = {
  /** `outside`: before the root, or a container that only groups; `flat`: a tag whose characters count for the element around it. */
  readonly kind: ElementKind | 'outside' | 'item' | 'flat' | 'inner' | 'skip';
  readonly name: string;
  readonly scope: Scope;
  readonly base: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly markup: MarkupCollector | null;
  text: string;
  closed: boolean;
};

/** Where reading stops early: the document goes on, but has passed a limit. */
const stopped = Symbol('stopped');

const keptAttributes: ReadonlySet<string> = new Set(
  `rel type href url src length filesize medium term label text ispermalink isdefault width height about resource
  mode value title name role domain bitrate lastmod`.split(/\s+/),
);

/** `null` when the text holds no feed. Characters only are read from it: entities of its own are not expanded, nothing is fetched. */
export const normaliseXml = (raw: string, address: string | null): NormalisedXml | null => {
  const { text, start, junkBefore, forbiddenAt } = prepareXml(raw);
  const flaws = flawList(text);
  if (junkBefore) flaws.add('text-before-xml', 0);
  if (forbiddenAt !== null) flaws.add('forbidden-character', forbiddenAt);

  const stack: Frame[] = [];
  const home = new Set<string>();
  const feedParts: string[] = [];
  const items: string[] = [];
  let root: Root | null = null;
  let foreign = false;
  let out = feedParts;
  let item: Frame | null = null;
  let cdata = false;
  let ended = false;

  const close = (frame: Frame): void => {
    if (frame.closed) return;
    frame.closed = true;
    if (frame.kind === 'item') {
      items.push(`<${frame.name}${attributesAsXml(frame.attributes)}>${out.join('')}</${frame.name}>`);
      out = feedParts;
      item = null;
      if (items.length >= limits.feedItems) throw stopped;
    } else if (frame.kind === 'structure' || frame.kind === 'person') out.push(`</${frame.name}>`);
    else if (frame.kind === 'markup') writeMarkup(frame);
    else if (frame.kind === 'text') write(frame, frame.text.trim());
    else if (frame.kind === 'date') writeDate(frame);
  };

  const write = (frame: Frame, value: string): void => {
    out.push(`<${frame.name}${attributesAsXml(frame.attributes)}>${characterData(value)}</${frame.name}>`);
  };

  const writeMarkup = (frame: Frame): void => {
    const construct = frame.markup?.finish();
    if (construct === undefined) return;
    write({ ...frame, attributes: new Map([...frame.attributes, ['kind', construct.kind]]) }, construct.value.trim());
  };

  const writeDate = (frame: Frame): void => {
    const time = parseDate(frame.text);
    if (time !== null) write(frame, new Date(time).toISOString());
    else if (frame.text.trim() !== '') flaws.add('bad-date', start + parser.startIndex);
  };

  /** An entry that begins inside another one: the other was never closed. */
  const finishItem = (): void => {
    for (let index = stack.length - 1; index >= 0; index -= 1) {
      const frame = stack[index];
      if (frame === undefined) return;
      const last = frame === item;
      close(frame);
      if (last) return;
    }
  };

  const open = (written: string, given: Readonly<Record<string, string>>): Frame => {
    const outer = stack.at(-1);
    const scope = scopeWithin(outer?.scope ?? new Map(), given);
    const ownBase = given['xml:base'];
    const base =
      ownBase === undefined
        ? (outer?.base ?? null)
        : resolveOrKeep(decodeHTMLAttribute(ownBase), outer?.base ?? address);
    const plain = (kind: Frame['kind'], name = ''): Frame => ({
      kind,
      name,
      scope,
      base,
      attributes: new Map(),
      markup: null,
      text: '',
      closed: false,
    });

    if (root === null) {
      root = foreign ? null : rootOf(written, scope, given);
      if (root === null) {
        foreign ||= /^(?:html|opml)$/.test(localName(written));
        return plain('skip');
      }
      if (root.address !== '') home.add(root.address);
      if (root.kind === 'feed' && localName(written) === 'entry') return begin(plain('item', 'entry'), given);
      writeRootAttributes(given, base);
      return plain('outside');
    }

    const { name, address: namespace } = canonicalName(written, scope, { atom: root.kind === 'feed', home });
    const isItem = name !== null && (name === 'item' || (name === 'entry' && root.kind === 'feed'));
    const container = outer === undefined || outer.kind === 'outside' || outer.closed;
    if (isItem && (container || item !== null)) {
      if (item !== null) {
        flaws.add('entry-not-closed', start + parser.startIndex);
        finishItem();
      }
      if (namespace !== '') home.add(namespace);
      return begin(plain('item', root.kind === 'feed' ? 'entry' : 'item'), given);
    }
    if (outer?.closed) return plain('skip');
    if (outer?.kind === 'skip') return plain('skip');
    if (outer?.kind === 'markup' || outer?.kind === 'inner') return plain('inner');
    if (outer?.kind === 'text' || outer?.kind === 'date' || outer?.kind === 'flat') return plain('flat');
    if (outer?.kind === 'outside' && name !== null && /^(?:channel|items|rdf:RDF|rss)$/.test(name)) {
      if (namespace !== '') home.add(namespace);
      if (name === 'channel') writeRootAttributes(given, base);
      return plain('outside');
    }
    const kind = name === null ? null : kindOf(name);
    if (name === null || kind === null) return plain(outer?.kind === 'person' ? 'flat' : 'skip');

    const attributes = attributesOf(given, base);
    const frame: Frame = {
      ...plain(kind, writtenName(name)),
      attributes,
      markup:
        kind === 'markup'
          ? collectMarkup(attributes, {
              atom: root.kind === 'feed' || name.startsWith('atom:'),
              limit: limits.entryTextCharacters,
            })
          : null,
    };
    if (kind === 'structure' || kind === 'person') out.push(`<${frame.name}${attributesAsXml(attributes)}>`);
    return frame;
  };

  const begin = (frame: Frame, given: Readonly<Record<string, string>>): Frame => {
    const entry = { ...frame, attributes: attributesOf(given, frame.base) };
    item = entry;
    out = [];
    return entry;
  };

  /** What root and channel say in attributes, as elements: rss-parser hands on only those. */
  const writeRootAttributes = (given: Readonly<Record<string, string>>, base: string | null): void => {
    const attributes = attributesOf(given, base);
    if (attributes.size > 0) feedParts.push(`<b:root${attributesAsXml(attributes)}/>`);
  };

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (stack.length > limits.feedDepth * 4) {
          flaws.add('too-deep', start + parser.startIndex);
          throw stopped;
        }
        const frame = open(name, attributes);
        if (frame.kind === 'inner' && stack.length < limits.feedDepth) capturing()?.open(name, attributes);
        stack.push(frame);
      },
      ontext: (written) => {
        const frame = stack.at(-1);
        if (frame === undefined || frame.closed) return;
        if (frame.kind === 'markup' || frame.kind === 'inner') capturing()?.text(written, cdata);
        else if (frame.kind === 'text' || frame.kind === 'date' || frame.kind === 'flat') {
          const target = stack.findLast(({ kind }) => kind !== 'flat');
          const value = cdata ? written : decodeCharacters(written);
          if (target?.kind === 'person') out.push(escapeText(value));
          else if (target !== undefined && target.text.length < limits.titleCharacters * 10) target.text += value;
        } else if (frame.kind === 'structure' || frame.kind === 'person') {
          const value = cdata ? written : decodeCharacters(written);
          if (value.trim() !== '') out.push(escapeText(value));
        }
      },
      oncdatastart: () => {
        cdata = true;
      },
      oncdataend: () => {
        cdata = false;
      },
      onclosetag: (name, implied) => {
        const frame = stack.pop();
        if (frame === undefined) return;
        if (implied && frame.kind !== 'inner' && text[start + parser.endIndex - 1] !== '/')
          flaws.add(ended ? 'cut-off' : 'tag-not-closed', start + parser.startIndex);
        if (frame.kind === 'inner' && stack.length < limits.feedDepth) capturing()?.close(name);
        close(frame);
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeCDATA: true },
  );
  const capturing = (): MarkupCollector | null => stack.findLast(({ kind }) => kind === 'markup')?.markup ?? null;

  try {
    parser.write(text.slice(start));
    ended = true;
    parser.end();
  } catch (cause) {
    if (cause !== stopped) throw cause;
    try {
      while (stack.length > 0) close(stack.pop() as Frame);
    } catch (again) {
      if (again !== stopped) throw again;
    }
  }
  if (root === null) return null;
  return { xml: documentOf(root, feedParts.join(''), items.join('')), root, flaws };
};

const rootOf = (written: string, scope: Scope, given: Readonly<Record<string, string>>): Root | null => {
  const local = localName(written);
  const prefix = written.includes(':') ? written.slice(0, written.indexOf(':')).toLowerCase() : '';
  const address = scope.get(prefix) ?? '';
  const version = Object.entries(given).find(([name]) => name.toLowerCase() === 'version')?.[1] ?? '';
  if (local === 'rss' || local === 'channel') return { kind: 'rss', version, address };
  if (local === 'rdf') return { kind: 'rdf', version: [...scope.values()].join(' '), address: '' };
  if (local === 'feed' || local === 'entry') return { kind: 'feed', version, address };
  return null;
};

const attributesOf = (given: Readonly<Record<string, string>>, base: string | null): ReadonlyMap<string, string> => {
  const kept = new Map<string, string>();
  let count = 0;
  for (const [written, value] of Object.entries(given)) {
    count += 1;
    if (count > limits.attributesPerElement) break;
    const name = written.toLowerCase() === 'xml:lang' ? 'lang' : localName(written);
    if (kept.has(name) || !(keptAttributes.has(name) || written.toLowerCase() === 'xml:lang')) continue;
    kept.set(name, decodeHTMLAttribute(value).slice(0, limits.addressCharacters * 4));
  }
  if (base !== null) kept.set('base', base);
  return kept;
};

const documentOf = (root: Root, feed: string, items: string): string =>
  root.kind === 'feed'
    ? `<feed><b:root/>${feed}${items}</feed>`
    : `<rss version="2.0"><channel><b:root/>${feed}${items}</channel></rss>`;
