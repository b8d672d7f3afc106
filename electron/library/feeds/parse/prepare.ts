/** Text before the XML reader: what stands before the root goes, what XML forbids becomes a space. Offsets stay as they were. */

import { forbiddenAt, withoutForbidden } from './characters.ts';

export type PreparedText = {
  readonly text: string;
  /** Where reading starts: after junk, the XML declaration, comments and the document type (whose entities are never read). */
  readonly start: number;
  readonly junkBefore: boolean;
  readonly forbiddenAt: number | null;
};

export const prepareXml = (raw: string): PreparedText => {
  const forbidden = forbiddenAt(raw);
  const text = forbidden < 0 ? raw : withoutForbidden(raw);
  const first = text.indexOf('<');
  return {
    text,
    start: first < 0 ? text.length : afterProlog(text, first),
    junkBefore: /[^\s\uFEFF]/.test(text.slice(0, Math.max(0, first))),
    forbiddenAt: forbidden < 0 ? null : forbidden,
  };
};

const afterProlog = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    const next = text.indexOf('<', at);
    if (next < 0) return at;
    const end = text.startsWith('<?', next)
      ? after(text, '?>', next)
      : text.startsWith('<!--', next)
        ? after(text, '-->', next)
        : /^<!doctype/i.test(text.slice(next, next + 9))
          ? afterDoctype(text, next)
          : null;
    if (end === null) return next;
    at = end;
  }
};

const after = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
};

/** A document type may hold declarations in brackets, with quoted `>` and `]` of their own. */
const afterDoctype = (text: string, from: number): number => {
  let inside = false;
  let quote = '';
  for (let at = from + 9; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (inside && text.startsWith('<!--', at)) at = after(text, '-->', at) - 1;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '[') inside = true;
    else if (sign === ']') inside = false;
    else if (sign === '>' && !inside) return at + 1;
  }
  // A quote or bracket that never ends: the document type is taken to end at its first `>`.
  return after(text, '>', from);
};
