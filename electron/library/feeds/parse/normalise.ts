/** Any feed in XML, however broken, becomes small canonical XML that rss-parser reads without surprises. */
import { limits } from '../../../contract/limits.ts';
import { resolveOrKeep } from './addresses.ts';
import { decodeAttribute, decodeCharacters } from './characters.ts';
import { kindOf, writtenName } from './elements.ts';
import { feedWriter } from './feed-writer.ts';
import { flawList, type FlawList } from './flaws.ts';
import { attributesOf, frame, type Frame } from './frames.ts';
import { collectMarkup, type MarkupCollector } from './markup.ts';
import { nameReader, scopeWithin } from './names.ts';
import { prepareXml } from './prepare.ts';
import { isForeign, rootOf, type Root } from './root.ts';
import { XmlParser } from './xml-parser.ts';

export type NormalisedXml = {
  readonly xml: string;
  /** Bodies left out of `xml`; an element without its body names it by `held`. */
  readonly held: readonly string[];
  /** The elements in it below feed and entries, as they are written. */
  readonly names: ReadonlySet<string>;
  readonly root: Root;
  readonly flaws: FlawList;
};

type Written = Readonly<Record<string, string>>;

/** Why reading stops before the end: the feed has enough entries, or the one being read is beyond the limits. */
const full = Symbol('full');
const derailed = Symbol('derailed');

/** Where an entry begins. */
const entryStart = /<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]/gi;

/** Longest text of an element that holds no markup: a link, a name, a date. */
const plainCharacters = limits.addressCharacters * 4;

/** `null` when the text holds no feed. Characters only are read from it: entities of its own are not expanded, nothing is fetched. */
export const normaliseXml = (raw: string, address: string | null): NormalisedXml | null => {
  const { text, start, junkBefore, forbiddenAt } = prepareXml(raw);
  const flaws = flawList(text);
  if (junkBefore) flaws.add('text-before-xml', 0);
  if (forbiddenAt !== null) flaws.add('forbidden-character', forbiddenAt);

  const writer = feedWriter();
  const names = nameReader();
  const stack: Frame[] = [frame('outside', { scope: new Map(), base: null })];
  let root: Root | null = null;
  let foreign = false;
  /** RDF describes many things; a feed is what has a channel or an item. */
  let isFeed = false;
  let item: Frame | null = null;
  let construct: MarkupCollector | null = null;
  let cdata = false;
  let ended = false;
  /** Where the present parser began, and how many attributes its present tag has. */
  let from = start;
  let attributeCount = 0;

  const flaw = (code: string): void => flaws.add(code, from + parser.startIndex);

  const close = (element: Frame): void => {
    if (element.closed) return;
    element.closed = true;
    if (element.markup !== null) construct = null;
    const fault = writer.close(element);
    if (fault !== null) flaw(fault);
    if (element !== item) return;
    item = null;
    if (writer.full()) {
      flaw('too-many-entries');
      throw full;
    }
  };

  /** An entry that begins inside another one: the other was never closed, nor was anything in it. */
  const endUnclosedItem = (): void => {
    if (item === null) return;
    flaw('entry-not-closed');
    for (const open of stack.slice(stack.indexOf(item)).toReversed()) close(open);
  };

  const begin = (around: Frame, name: string, written: Written): Frame => {
    endUnclosedItem();
    isFeed = true;
    item = frame('item', around, { name, attributes: attributesOf(written, around.base) });
    writer.beginEntry(item);
    return item;
  };

  const openRoot = (name: string, around: Frame, written: Written): Frame => {
    root = foreign ? null : rootOf(name, around.scope, written);
    if (root === null) {
      foreign ||= isForeign(name);
      return frame('outside', around);
    }
    names.atHome(root.address, { atom: root.kind === 'feed' });
    if (/(?:^|:)entry$/i.test(name)) return begin(around, 'entry', written);
    isFeed = root.kind !== 'rdf';
    writer.rootAttributes(attributesOf(written, around.base));
    return frame('outside', around);
  };

  const openContainer = (name: string, around: Frame, written: Written): Frame => {
    if (name === 'channel') {
      isFeed = true;
      writer.rootAttributes(attributesOf(written, around.base));
    }
    return frame('outside', around);
  };

  const openKnown = (name: string, around: Frame, written: Written, atom: boolean): Frame => {
    const kind = kindOf(name);
    if (kind === null) return frame(around.kind === 'person' ? 'flat' : 'skip', around);
    const attributes = attributesOf(written, around.base);
    // rss-parser asks every link of Atom for its `rel`.
    if (name === 'link' && !attributes.has('rel')) attributes.set('rel', 'alternate');
    const rules = { atom: atom || name.startsWith('atom:'), limit: limits.entryTextCharacters };
    const markup = kind === 'markup' ? collectMarkup(attributes, rules) : null;
    const element = frame(kind, around, {
      name: writtenName(name),
      attributes,
      markup,
      direct: around.kind === 'item',
    });
    if (markup !== null) construct = markup;
    if (kind === 'structure' || kind === 'person') writer.open(element);
    return element;
  };

  const openElement = (name: string, written: Written): Frame => {
    const outer = stack.at(-1);
    if (outer === undefined || outer.kind === 'skip') return outer ?? frame('skip', { scope: new Map(), base: null });
    const ownBase = written['xml:base'];
    const base = ownBase === undefined ? outer.base : resolveOrKeep(decodeAttribute(ownBase), outer.base ?? address);
    const scope = scopeWithin(outer.scope, written);
    const around: Frame = scope === outer.scope && base === outer.base ? outer : { ...outer, scope, base };
    if (root === null) return openRoot(name, around, written);

    const atom = root.kind === 'feed';
    const canonical = names.read(name, around.scope);
    if (canonical.isEntry && outer.kind !== 'structure') {
      names.atHome(canonical.address, { atom });
      return begin(around, atom ? 'entry' : 'item', written);
    }
    if (outer.closed) return frame('skip', around);
    if (outer.kind === 'markup' || outer.kind === 'inner') return frame('inner', around);
    if (outer.kind === 'text' || outer.kind === 'date' || outer.kind === 'flat') return frame('flat', around);
    if (canonical.name === null) return frame(outer.kind === 'person' ? 'flat' : 'skip', around);
    if (outer.kind === 'outside' && canonical.isContainer) {
      names.atHome(canonical.address, { atom });
      return openContainer(canonical.name, around, written);
    }
    return openKnown(canonical.name, around, written, atom);
  };

  const addText = (written: string): void => {
    const target = stack.findLast(({ kind }) => kind !== 'flat');
    if (target === undefined || target.closed) return;
    if (construct !== null) construct.text(written, cdata);
    else if (target.kind === 'text' || target.kind === 'date') {
      if (target.text.length < plainCharacters) target.text += cdata ? written : decodeCharacters(written);
    } else if ((target.kind === 'structure' || target.kind === 'person') && written.trim() !== '') {
      writer.text(cdata ? written : decodeCharacters(written));
    }
  };

  const handler = {
    onopentagname: () => {
      attributeCount = 0;
    },
    onattribute: () => {
      attributeCount += 1;
      if (attributeCount > limits.attributesPerElement * 8) {
        flaw('too-many-attributes');
        throw derailed;
      }
    },
    onopentag: (name: string, written: Written) => {
      if (stack.length > limits.feedDepth * 2) {
        flaw('too-deep');
        throw derailed;
      }
      const element = openElement(name, written);
      if (element.kind === 'inner' && stack.length < limits.feedDepth) construct?.open(name, written, element.base);
      stack.push(element);
    },
    ontext: addText,
    oncdatastart: () => {
      cdata = true;
    },
    oncdataend: () => {
      cdata = false;
    },
    onclosetag: (name: string, implied: boolean) => {
      const element = stack.pop();
      if (element === undefined || element.kind === 'skip') return;
      if (implied && element.kind !== 'inner' && text[from + parser.endIndex - 1] !== '/') {
        flaw(ended ? 'cut-off' : 'tag-not-closed');
      }
      if (element.kind === 'inner' && stack.length < limits.feedDepth) construct?.close(name);
      close(element);
    },
  };
  let parser = new XmlParser(text.slice(from), handler, () => construct !== null);

  const read = (): typeof full | typeof derailed | null =>
    reasonToStop(() => {
      parser.write(text.slice(from));
      ended = true;
      parser.end();
    });

  /** Ends what is open but for the feed itself, and goes on at the next entry. False where there is none. */
  const resume = (): boolean => {
    entryStart.lastIndex = from + parser.startIndex + 1;
    const next = entryStart.exec(text)?.index;
    const open = stack.toReversed().filter(({ kind }) => kind !== 'outside');
    if (reasonToStop(() => open.forEach(close)) !== null || next === undefined) return false;
    stack.splice(0, stack.length, ...stack.filter(({ kind }) => kind === 'outside'));
    from = next;
    cdata = false;
    parser = new XmlParser(text.slice(from), handler, () => construct !== null);
    return true;
  };

  while (read() === derailed && resume());
  reasonToStop(() => stack.toReversed().forEach(close));
  return root === null || !isFeed
    ? null
    : { xml: writer.document(root), held: writer.held, names: writer.names, root, flaws };
};

/** `null` when the work came to its end. */
const reasonToStop = (work: () => void): typeof full | typeof derailed | null => {
  try {
    work();
    return null;
  } catch (cause) {
    if (cause === full || cause === derailed) return cause;
    throw cause;
  }
};
