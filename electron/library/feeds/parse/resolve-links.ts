/** Relative addresses inside HTML, made absolute without touching anything else. */
import { Parser } from 'htmlparser2';
import { decodeHTMLAttribute } from 'entities';
import { resolveAddress } from './addresses.ts';
import { escapeAttribute } from './write-xml.ts';

/** Attributes of HTML that hold one address. */
export const addressAttributes: ReadonlySet<string> = new Set([
  'href',
  'src',
  'poster',
  'cite',
  'longdesc',
  'action',
  'data',
]);

/** Something that could be a relative address; most bodies hold none and are passed on as they are. */
const relative =
  /\b(?:href|src|poster|cite|longdesc|action|data|srcset)\s*=\s*["']?\s*(?![a-z][a-z0-9+.-]{1,30}:|#|["'\s>])/i;

export const resolveLinks = (html: string, base: string | null): string => {
  if (base === null || !relative.test(html)) return html;
  const parts: string[] = [];
  let done = 0;
  const parser = new Parser(
    {
      onattribute: (name, value, quote) => {
        const resolved = name === 'srcset' ? resolveSourceSet(value, base) : resolveOne(name, value, base);
        if (resolved === null || quote === undefined) return;
        const from = html.indexOf('=', parser.startIndex);
        if (from < done) return;
        parts.push(html.slice(done, from), `="${escapeAttribute(resolved)}"`);
        done = parser.endIndex;
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  parts.push(html.slice(done));
  return parts.join('');
};

const resolveOne = (name: string, written: string, base: string): string | null => {
  if (!addressAttributes.has(name)) return null;
  const value = decodeHTMLAttribute(written).trim();
  if (value === '' || value.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(value)) return null;
  return resolveAddress(value, base);
};

/** `a.jpg 1x, b.jpg 2x`: candidates apart by a comma and white space. */
const resolveSourceSet = (written: string, base: string): string | null => {
  if (written.length > 20_000) return null;
  return decodeHTMLAttribute(written)
    .split(/,\s+/)
    .map((candidate) => {
      const [address = '', ...rest] = candidate.trim().split(/\s+/);
      return [resolveAddress(address, base) ?? address, ...rest].join(' ');
    })
    .join(', ');
};
