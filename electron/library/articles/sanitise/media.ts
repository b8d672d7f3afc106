/** `<picture>`, `<noscript>` and players become plain pictures and links before the allow-list sees them. Private to `articles/`. */
import { escapeAttribute, escapeText } from 'entities';
import { DomUtils, parseDocument } from 'htmlparser2';
import { safeLink } from './links.ts';
import { isLazy, pictureLink } from './pictures.ts';

type Document = ReturnType<typeof parseDocument>;
type ChildNode = Document['children'][number];
type Element = Extract<ChildNode, { attribs: { [name: string]: string } }>;

const mediaElement =
  /<(?:picture|noscript|iframe|video|audio|embed|object|amp-img|amp-video|amp-iframe|svg:image)[\s>/]/i;

/** Whether `settleMedia` would change anything. */
export const needsSettling = (html: string): boolean => mediaElement.test(html);

/** Players a reader may want to open in the browser; any other frame is an advertisement, a form or a counter. */
const playerHosts =
  /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|soundcloud\.com|spotify\.com|bandcamp\.com|ted\.com|twitch\.tv|aparat\.com|bilibili\.com|rutube\.ru|archive\.org|podcasts\.apple\.com|omny\.fm|megaphone\.fm|simplecast\.com|acast\.com|libsyn\.com|buzzsprout\.com|peertube\.[a-z]{2,20})$/i;

const isElement = (node: ChildNode | undefined): node is Element => node !== undefined && 'attribs' in node;

/** Outermost elements of these names in document order: looking into nested ones again and again would take quadratic time. */
const outermost = (document: Document, names: ReadonlySet<string>): Element[] => {
  const found: Element[] = [];
  const visit = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (names.has(node.name)) found.push(node);
      else visit(node.children);
    }
  };
  visit(document.children);
  return found;
};

const fragment = (html: string): ChildNode[] => [...parseDocument(html).children];

/**
 * The element gives way to these nodes. It is renamed and not cut out, since each cut would search all its siblings; the allow-list then
 * leaves the unknown name out and keeps what it holds.
 */
const replaceWith = (element: Element, nodes: readonly ChildNode[]): void => {
  element.name = 'left-out';
  element.attribs = {};
  element.children = [...nodes];
};

const previousPicture = (element: Element): Element | null => {
  let node: ChildNode | null = element.prev;
  while (node !== null && 'data' in node && node.data.trim() === '') node = node.prev;
  if (node === null || !isElement(node)) return null;
  if (node.name === 'img') return node;
  const inside = DomUtils.findAll((child) => child.name === 'img', [node]);
  return inside.length === 1 && DomUtils.textContent(node).trim() === '' ? (inside[0] ?? null) : null;
};

/** A `<noscript>` after a picture repeats it for pages without scripts: the real one stays. */
const settleNoscript = (element: Element, base: string | null): void => {
  const pictures = DomUtils.findAll((node) => node.name === 'img', element.children);
  const [first] = pictures;
  if (first === undefined || pictureLink(first.attribs, base) === null) {
    replaceWith(element, []);
    return;
  }
  const before = previousPicture(element);
  if (before !== null && (isLazy(before.attribs) || pictureLink(before.attribs, base) === null)) {
    replaceWith(before, []);
  } else if (before !== null && pictureLink(before.attribs, base) !== null) {
    replaceWith(element, []);
    return;
  }
  replaceWith(element, pictures);
};

/** The picture's own address wins when it is already good; else the best of its sources: the first that can be made smaller and shown by e-readers. */
const settlePicture = (element: Element, base: string | null): void => {
  const image = DomUtils.findOne((node) => node.name === 'img', element.children);
  if (image === null) return;
  const own = pictureLink(image.attribs, base);
  const sets = DomUtils.findAll((node) => node.name === 'source', element.children).flatMap((source) => {
    const type = source.attribs['type'] ?? '';
    if (type !== '' && !/^image\/(?:jpeg|png|webp|gif|avif)$/i.test(type)) return [];
    const { width: _width, height: _height, ...attributes } = source.attribs;
    const link = pictureLink(attributes, base);
    return link === null ? [] : [{ link, isPlain: !/avif/i.test(type) }];
  });
  const best = (sets.find(({ isPlain }) => isPlain) ?? sets[0])?.link ?? own;
  const link = own !== null && image.attribs['srcset'] !== undefined ? own : best;
  if (link !== null) {
    for (const name of Object.keys(image.attribs)) {
      if (name === 'srcset' || name === 'style' || name.startsWith('data-')) delete image.attribs[name];
    }
    image.attribs['src'] = link;
  }
  replaceWith(element, [image]);
};

const linkTo = (link: string, title: string | undefined): ChildNode[] => {
  const text = title?.trim() || link.replace(/^https?:\/\/(?:www\.)?/, '').slice(0, 120);
  return fragment(`<p><a href="${escapeAttribute(link)}">${escapeText(text)}</a></p>`);
};

const poster = (element: Element, base: string | null): ChildNode[] => {
  const link = pictureLink({ src: element.attribs['poster'] ?? '' }, base);
  return link === null ? [] : fragment(`<img src="${escapeAttribute(link)}">`);
};

/** Sound and film are not played in the paper: what stays is the still picture and a link. */
const settlePlayer = (element: Element, base: string | null): void => {
  const source = DomUtils.findOne(
    (node) => node.name === 'source' && node.attribs['src'] !== undefined,
    element.children,
  );
  const address =
    element.attribs['src'] ?? element.attribs['data-src'] ?? element.attribs['data'] ?? source?.attribs['src'];
  const link = safeLink(address, base);
  const isFrame = !['video', 'audio', 'amp-video'].includes(element.name);
  const host = link === null ? '' : (URL.parse(link)?.hostname ?? '');
  if (link === null || !/^https?:/.test(link) || (isFrame && !playerHosts.test(host))) {
    replaceWith(element, isFrame ? [] : poster(element, base));
    return;
  }
  replaceWith(element, [...poster(element, base), ...linkTo(link, element.attribs['title'])]);
};

const playerNames = new Set(['iframe', 'amp-iframe', 'video', 'amp-video', 'audio', 'embed', 'object']);

/** Markup in which pictures are plain `<img>` and players are links. Expects bounded markup: depth is what the call stack must hold. */
export const settleMedia = (html: string, base: string | null): string => {
  const document = parseDocument(html.replace(/<(\/?)amp-img(?=[\s>/])/gi, '<$1img'));
  for (const element of outermost(document, new Set(['noscript']))) settleNoscript(element, base);
  for (const element of outermost(document, new Set(['picture']))) settlePicture(element, base);
  for (const element of outermost(document, playerNames)) settlePlayer(element, base);
  return DomUtils.getInnerHTML(document);
};
