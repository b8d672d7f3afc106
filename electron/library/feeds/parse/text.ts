/** Text constructs of a feed as plain text or as HTML. */
import { decodeHTML } from 'entities';
import { oneLine } from '../../one-line.ts';
import { attributeOf, textOf, type RawFields, type RawNode } from './raw.ts';
import { resolveLinks } from './resolve-links.ts';
import { escapeText } from './write-xml.ts';

const htmlTag =
  /<\/?(?:a|abbr|acronym|address|article|aside|b|bdi|bdo|big|blockquote|br|center|cite|code|del|details|dfn|div|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|label|li|mark|nav|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|video|wbr|audio|embed|object|script)(?:\s[^<>]{0,2000})?\/?>/gi;

/** Whether the construct is characters that mean themselves, not HTML. */
const isPlain = (node: RawNode): boolean => attributeOf(node, 'kind') === 'text';

const folded = (text: string): string | null => {
  const line = oneLine(text);
  return line === '' ? null : line;
};

/** HTML to one line of text. Only what is a tag of HTML goes: `a < b` and `<BIGCO>` are words. */
export const lineOfHtml = (html: string): string | null => {
  if (!/[<&]/.test(html)) return folded(html);
  const stripped = decodeHTML(
    html
      .replaceAll(/<!--[\s\S]{0,5000}?-->/g, '')
      .replace(htmlTag, (tag) => (/^<\/?(?:br|p|div|li|h\d|tr|td)\b/i.test(tag) ? ' ' : '')),
  );
  return folded(stripped) ?? folded(decodeHTML(html));
};

/** A title, name or label: one line of plain text. */
export const lineOf = (node: RawNode | undefined): string | null => {
  const text = textOf(node);
  if (text === null || node === undefined) return null;
  return isPlain(node) ? folded(text) : lineOfHtml(text);
};

/** A body: HTML with absolute links. Plain characters are escaped, their empty lines become paragraphs. */
export const htmlOf = (node: RawNode | undefined, fallbackBase: string | null): string | null => {
  const text = textOf(node);
  if (text === null || node === undefined) return null;
  if (isPlain(node)) return escapeText(text);
  return resolveLinks(text, attributeOf(node, 'base') ?? fallbackBase);
};

const titleCharacters = 100;

/** The beginning of a body, for an entry without a title. */
export const titleFrom = (html: string | null): string | null => {
  const line = html === null ? null : lineOfHtml(html.slice(0, 20_000));
  if (line === null || line.length <= titleCharacters) return line;
  const end = line.lastIndexOf(' ', titleCharacters);
  return `${line.slice(0, end > 0 ? end : titleCharacters)}…`;
};

/** The first line of text among elements of these names, tried in order. */
export const firstLine = (fields: RawFields, names: readonly string[]): string | null => {
  for (const name of names) {
    for (const node of fields.nodes(name)) {
      const line = lineOf(node);
      if (line !== null) return line;
    }
  }
  return null;
};

/** The first body among elements of these names, tried in order. */
export const firstHtml = (fields: RawFields, names: readonly string[], base: string | null): string | null => {
  for (const name of names) {
    for (const node of fields.nodes(name)) {
      const html = htmlOf(node, base);
      if (html !== null) return html;
    }
  }
  return null;
};
