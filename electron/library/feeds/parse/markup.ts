/** Collects one text construct: its characters and, in order, the tags inside it. */
import { resolveAddress } from './addresses.ts';
import { decodeAttribute, decodeCharacters } from './characters.ts';
import { addressAttributes } from './resolve-links.ts';
import { escapeAttribute, escapeText } from './write-xml.ts';

const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

export type Construct = { readonly kind: 'text' | 'html'; readonly value: string };

export type MarkupCollector = {
  /** `base`: the `xml:base` in force at the tag. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, base: string | null) => void;
  readonly text: (written: string, cdata: boolean) => void;
  readonly close: (name: string) => void;
  readonly finish: () => Construct;
};

/** `atom`: the construct follows Atom's rules, where markup is only what `type` says; elsewhere characters are HTML. */
export const collectMarkup = (
  attributes: ReadonlyMap<string, string>,
  { atom, limit }: { readonly atom: boolean; readonly limit: number },
): MarkupCollector => {
  const type = (attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (attributes.get('mode') ?? '').trim().toLowerCase();
  const parts: { value: string; readonly markup: boolean; readonly cdata: boolean }[] = [];
  let length = 0;
  let tags = 0;
  const outerBase = attributes.get('base') ?? null;

  const add = (value: string, markup: boolean, cdata: boolean): void => {
    if (length >= limit) return;
    length += value.length;
    parts.push({ value, markup, cdata });
  };

  return {
    open: (name, tagAttributes, base) => {
      tags += 1;
      let tag = `<${tagName(name)}`;
      for (const [key, value] of Object.entries(tagAttributes)) {
        if (!/^[a-z_][\w:.-]*$/i.test(key) || key.startsWith('xmlns')) continue;
        const decoded = decodeAttribute(value);
        const whole = base !== outerBase && addressAttributes.has(key) ? resolveAddress(decoded, base) : null;
        tag += ` ${key}="${escapeAttribute(whole ?? decoded)}"`;
      }
      add(`${tag}>`, true, false);
    },
    text: (written, cdata) => add(cdata ? written : decodeCharacters(written), false, cdata),
    close: (name) => {
      const tag = tagName(name);
      if (!voidTags.has(tag.toLowerCase())) add(`</${tag}>`, true, false);
    },
    finish: () => {
      if (tags === 0) {
        const value = parts.map((part) => part.value).join('');
        if (mode === 'base64' || isBinary(type)) return { kind: 'html', value: fromBase64(value) };
        if (type === 'xhtml' || type === 'application/xhtml+xml') return { kind: 'html', value: escapeText(value) };
        return { kind: atom && isPlain(type, value) ? 'text' : 'html', value };
      }
      const whole = parts
        .map(({ value, markup, cdata }) => {
          if (markup || (cdata && type !== 'xhtml')) return value;
          return type !== 'xhtml' && /<[a-z/]/i.test(value) ? value : escapeText(value);
        })
        .join('')
        .trim();
      return { kind: 'html', value: unwrapped(whole) };
    },
  };
};

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
  return Buffer.from(compact, 'base64').toString('utf8');
};

/** Without the one `div` that Atom puts around xhtml. */
const unwrapped = (html: string): string => {
  const open = /^<div(?: [^>]*)?>/i.exec(html)?.[0];
  if (open === undefined || !html.endsWith('</div>')) return html;
  const inner = html.slice(open.length, -'</div>'.length);
  return /<div[\s>]|<\/div>/i.test(inner) ? html : inner;
};
