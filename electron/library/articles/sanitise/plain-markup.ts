/**
 * The allow-list for markup that is written plainly: nested as it should be, lower case, attributes in double quotes, nothing but what may
 * stay. Several times faster than the general way, and character for character what that gives; a test holds the two against each other.
 * Private to `articles/`.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import type { ParagraphWriter } from '../plain-text/paragraphs.ts';
import { safeLink } from './links.ts';
import { pictureLink } from './pictures.ts';
import { allowedAttributes, allowedElements } from './vocabulary.ts';

const tagForm = /<(\/?)([a-z][a-z0-9]{0,20})((?:\s{1,20}[a-z][a-z0-9:_-]{0,60}="[^"<>]*")*)\s{0,20}(\/?)>/y;
const attributeForm = /([a-z][a-z0-9:_-]*)="([^"]*)"/g;

/** So deep a story never is; the general way knows the true limit. */
const deepest = 60;

/** Elements without an end; other void ones are rare and left to the general way. */
const alone = new Set(['img', 'br', 'hr']);
const inline = new Set(
  'a img br em strong i b span abbr bdi bdo cite code data del dfn ins kbd mark q s samp small strike sub sup time tt u var'.split(
    ' ',
  ),
);
/** Elements that may stand directly in these; a parser ends the outer ones before anything else of their family. */
const tableChildren: Readonly<Record<string, readonly string[]>> = {
  table: ['thead', 'tbody', 'tfoot', 'tr', 'caption'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
};
const tableParts = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);
/** None of a family may stand directly in one of it. */
const families = [['li'], ['dt', 'dd'], ['a'], ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']];
const familyOf = new Map(families.flatMap((family) => family.map((name) => [name, family] as const)));
/** What the parser treats in ways of its own. */
const left = new Set(['wbr', 'col', 'colgroup', 'rb', 'rp', 'rt', 'rtc', 'ruby']);

const mayStandIn = (name: string, outer: string | undefined): boolean => {
  if (left.has(name) || !allowedElements.has(name)) return false;
  if (outer === undefined) return !tableParts.has(name);
  const children = tableChildren[outer];
  if (children !== undefined || tableParts.has(name)) return children?.includes(name) === true;
  if (outer === 'p') return inline.has(name);
  return familyOf.get(name)?.includes(outer) !== true;
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeValue = (text: string): string => (/[&<>"]/.test(text) ? escapeText(text).replaceAll('"', '&quot;') : text);

const escapedIfNeeded = (text: string): string => (/[&<>]/.test(text) ? escapeText(text) : text);

/** The attributes of one tag; `null` when one is given twice. */
const attributesOf = (written: string): ReadonlyMap<string, string> | null => {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(attributeForm)) {
    if (attributes.has(name)) return null;
    attributes.set(name, value.includes('&') ? decodeHTMLAttribute(value) : value);
  }
  return attributes;
};

const written = (attributes: Iterable<readonly [string, string]>): string => {
  let text = '';
  for (const [name, value] of attributes) text += ` ${name}="${escapeValue(value)}"`;
  return text;
};

const wholeNumber = /^\d{1,5}$/;

/** The picture's tag; empty for one with nothing to see. `null`: not for this way. */
const pictureTag = (attributes: ReadonlyMap<string, string>, base: string | null): string | null => {
  const src = pictureLink(Object.fromEntries(attributes), base);
  if (src === null) return '';
  if (src.startsWith('data:')) return null;
  const kept: (readonly [string, string])[] = [['src', src]];
  for (const name of ['alt', 'title', 'dir', 'lang']) {
    const value = attributes.get(name);
    if (value) kept.push([name, value]);
  }
  for (const name of ['width', 'height']) {
    const value = attributes.get(name) ?? '';
    if (wholeNumber.test(value)) kept.push([name, value]);
  }
  return `<img${written(kept)} />`;
};

const anchorTag = (attributes: ReadonlyMap<string, string>, base: string | null): string | null => {
  const href = safeLink(attributes.get('href'), base);
  const kept: (readonly [string, string])[] = href === null ? [] : [['href', href]];
  for (const name of ['title', 'dir', 'lang']) {
    const value = attributes.get(name);
    if (value === '') return null;
    if (value !== undefined) kept.push([name, value]);
  }
  return `<a${written(kept)}>`;
};

const everywhere = allowedAttributes['*'] ?? [];

const otherTag = (name: string, attributes: ReadonlyMap<string, string>): string | null => {
  const own = allowedAttributes[name] ?? [];
  const kept = [...attributes].filter(([key]) => everywhere.includes(key) || own.includes(key));
  // What an empty value means differs from one attribute to the next.
  if (kept.some(([, value]) => value === '')) return null;
  return `<${name}${written(kept)}${alone.has(name) ? ' />' : '>'}`;
};

const startTag = (name: string, raw: string, base: string | null): string | null => {
  if (raw === '' && name !== 'img') return alone.has(name) ? `<${name} />` : `<${name}>`;
  const attributes = attributesOf(raw);
  if (attributes === null) return null;
  if (name === 'img') return pictureTag(attributes, base);
  return name === 'a' ? anchorTag(attributes, base) : otherTag(name, attributes);
};

/** Sanitised markup; `null` for markup written in any other way. `words` is told of its text on the way, as a reader of the result would be. */
export const filterPlainMarkup = (html: string, base: string | null, words?: ParagraphWriter): string | null => {
  const open: string[] = [];
  let safe = '';
  let at = 0;
  while (at < html.length) {
    const found = html.indexOf('<', at);
    const end = found < 0 ? html.length : found;
    if (end > at) {
      const raw = html.slice(at, end);
      const text = raw.includes('&') ? decodeHTML(raw) : raw;
      safe += escapedIfNeeded(text);
      words?.text(text);
    }
    if (found < 0) break;
    tagForm.lastIndex = found;
    const tag = tagForm.exec(html);
    if (tag === null) return null;
    at = tagForm.lastIndex;
    const [, slash, name = '', attributes = '', closed] = tag;
    if (slash === '/') {
      if (attributes !== '' || closed !== '' || open.pop() !== name) return null;
      safe += `</${name}>`;
      words?.close(name);
      continue;
    }
    if (!mayStandIn(name, open.at(-1)) || open.length >= deepest) return null;
    if (!alone.has(name)) {
      if (closed !== '') return null;
      open.push(name);
    }
    const kept = startTag(name, attributes, base);
    if (kept === null) return null;
    safe += kept;
    words?.open(name);
  }
  return open.length > 0 ? null : safe;
};
