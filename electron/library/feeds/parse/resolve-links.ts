/** Relative addresses inside HTML, made absolute without touching anything else. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
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

/** No body has more; what comes after stays as it is written. */
const mostLinks = 5_000;

const ignore = (): void => {};

export const resolveLinks = (html: string, base: string | null): string => {
  if (base === null || !relative.test(html)) return html;
  const parts: string[] = [];
  let done = 0;
  let name = '';
  let value = { start: -1, end: -1 };

  const replace = (): void => {
    if (value.start < 0 || parts.length > mostLinks * 2) return;
    const written = html.slice(value.start, value.end);
    const resolved = name === 'srcset' ? resolveSourceSet(written, base) : resolveOne(name, written, base);
    if (resolved === null) return;
    const quoted = /["']/.test(html[value.start - 1] ?? '');
    parts.push(html.slice(done, value.start), quoted ? escapeAttribute(resolved) : `"${escapeAttribute(resolved)}"`);
    done = value.end;
  };

  // Only the tokens are wanted: a parser would keep a stack of all that is open.
  const callbacks: TokenizerCallbacks = {
    onattribname: (start, end) => {
      name = html.slice(start, end).toLowerCase();
      value = { start: -1, end: -1 };
    },
    onattribdata: (start, end) => {
      value = { start: value.start < 0 ? start : value.start, end };
    },
    onattribend: replace,
    onattribentity: ignore,
    oncdata: ignore,
    onclosetag: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onopentagname: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
    ontext: ignore,
    ontextentity: ignore,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: false }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
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
