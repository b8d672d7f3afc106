/** Collects one text construct: its characters and, in order, the tags inside it. */
import { resolveAddress } from './addresses.ts';
import { decodeAttribute, decodeCharacters, withoutForbidden } from './characters.ts';
import { addressAttributes } from './resolve-links.ts';
import { escapeAttribute, escapeText } from './write-xml.ts';

/** Tags of HTML that hold nothing. */
export const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

export type Construct = {
  readonly kind: 'text' | 'html';
  readonly value: string;
  /** Whether it was longer than the limit. */
  readonly cut: boolean;
};

export type MarkupCollector = {
  /** `base`: the `xml:base` in force at the tag. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, base: string | null) => void;
  readonly text: (written: string, cdata: boolean) => void;
  readonly close: (name: string) => void;
  readonly finish: () => Construct;
};

type Part = { readonly value: string; readonly kind: 'tag' | 'characters' | 'cdata'; readonly inside: boolean };

/** `atom`: the construct follows Atom's rules, where markup is only what `type` says; elsewhere characters are HTML. */
export const collectMarkup = (
  attributes: ReadonlyMap<string, string>,
  { atom, limit }: { readonly atom: boolean; readonly limit: number },
): MarkupCollector => {
  const type = (attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (attributes.get('mode') ?? '').trim().toLowerCase();
  const outerBase = attributes.get('base') ?? null;
  const parts: Part[] = [];
  let room = limit;
  let cut = false;
  let tags = 0;
  let depth = 0;

  const add = (value: string, kind: Part['kind']): void => {
    parts.push({ value, kind, inside: depth > 0 });
    room -= value.length;
  };

  return {
    open: (name, written, base) => {
      tags += 1;
      depth += 1;
      if (room > 0) add(openTag(name, written, base === outerBase ? null : base), 'tag');
      else cut = true;
    },
    text: (written, cdata) => {
      if (room < written.length) cut = true;
      const kept = written.slice(0, Math.max(0, room));
      add(cdata ? kept : decodeCharacters(kept), cdata ? 'cdata' : 'characters');
    },
    close: (name) => {
      depth -= 1;
      const tag = tagName(name);
      if (room > 0 && !voidTags.has(tag.toLowerCase())) add(`</${tag}>`, 'tag');
    },
    finish: () => {
      if (tags > 0) return { kind: 'html', value: serialised(parts, type), cut };
      const value = parts.map((part) => part.value).join('');
      if (mode === 'base64' || isBinary(type)) return { kind: 'html', value: fromBase64(value), cut };
      if (isXhtml(type)) return { kind: 'html', value: escapeText(value), cut };
      return { kind: atom && isPlain(type, value) ? 'text' : 'html', value, cut };
    },
  };
};

const openTag = (name: string, written: Readonly<Record<string, string>>, base: string | null): string => {
  let tag = `<${tagName(name)}`;
  for (const [key, value] of Object.entries(written)) {
    if (!/^[a-z_][\w:.-]*$/i.test(key) || key.startsWith('xmlns')) continue;
    const decoded = decodeAttribute(value);
    const whole = base !== null && addressAttributes.has(key) ? resolveAddress(decoded, base) : null;
    tag += ` ${key}="${escapeAttribute(whole ?? decoded)}"`;
  }
  return `${tag}>`;
};

/** Tags as they stood, characters escaped again. Characters beside the tags that show tags of their own were escaped once too often. */
const serialised = (parts: readonly Part[], type: string): string => {
  const html = parts
    .map(({ value, kind, inside }) => {
      if (kind === 'tag' || (kind === 'cdata' && !isXhtml(type))) return value;
      return !inside && !isXhtml(type) && /<[a-z/]/i.test(value) ? value : escapeText(value);
    })
    .join('')
    .trim();
  return isXhtml(type) ? unwrapped(html) : html;
};

const isXhtml = (type: string): boolean => type === 'xhtml' || type === 'application/xhtml+xml';

const tagName = (name: string): string => {
  const colon = name.indexOf(':');
  return (colon < 0 ? name : name.slice(colon + 1)).replaceAll(/[^\w.-]/g, '');
};

/** Atom's `type` decides; where it is missing, text that shows tags is taken for the HTML it was meant to be. */
const isPlain = (type: string, value: string): boolean => {
  if (type === '')
    return !/<\/(?:p|div|a|b|i|em|strong|ul|ol|li|h[1-6]|table|blockquote|span)>|<(?:br|img|p)\b/i.test(value);
  return type === 'text' || (type.startsWith('text/') && !type.includes('html') && !type.includes('xml'));
};

const isBinary = (type: string): boolean => {
  const mime = /^(\w+)\/([\w.+-]+)$/.exec(type);
  if (mime === null || mime[1] === 'text') return false;
  return !/xml|html|json/.test(mime[2] ?? '');
};

const fromBase64 = (value: string): string => {
  const compact = value.replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(compact)) return value;
  const text = Buffer.from(compact, 'base64').toString('utf8');
  // A picture or a file is no text.
  return text.includes('\uFFFD') || text.includes('\0') ? '' : withoutForbidden(text);
};

/** Without the one `div` that Atom puts around xhtml. */
const unwrapped = (html: string): string => {
  const open = /^<div(?: [^>]*)?>/i.exec(html)?.[0];
  if (open === undefined || /\sdir=/.test(open) || !html.endsWith('</div>')) return html;
  const inner = html.slice(open.length, -'</div>'.length);
  return /<div[\s>]|<\/div>/i.test(inner) ? html : inner;
};
