/** JSON with the faults feeds have: raw line ends in texts, comments, a comma too many, a tail cut off. */

/** Text that `JSON.parse` takes where the faults are of these kinds; in one pass. */
export const repairJson = (text: string): string => {
  const parts: string[] = [];
  const closers: string[] = [];
  /** Where the document can be cut: after a value that is whole, with the brackets then open. */
  let safe: { readonly parts: number; readonly closers: string } | null = null;
  let at = 0;

  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"') {
      const end = endOfString(text, at);
      if (end === null) break;
      parts.push(text.slice(at, end).replace(controls, escapeControl));
      at = end;
    } else if (text.startsWith('//', at)) at = indexAfter(text, '\n', at);
    else if (text.startsWith('/*', at)) at = indexAfter(text, '*/', at);
    else {
      if (sign === '{') closers.push('}');
      else if (sign === '[') closers.push(']');
      else if (sign === '}' || sign === ']') {
        if (closers.pop() !== sign) break;
        dropComma(parts);
      }
      parts.push(sign);
      at += 1;
      if (sign === '}' && closers.length > 0) safe = { parts: parts.length, closers: closers.toReversed().join('') };
      if ((sign === '}' || sign === ']') && closers.length === 0) return parts.join('');
    }
  }
  return safe === null ? parts.join('') : parts.slice(0, safe.parts).join('') + safe.closers;
};

// oxlint-disable-next-line no-control-regex -- JSON forbids them inside a text
const controls = /[\u0000-\u001F]/g;

const escapeControl = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The offset after the closing quote, or `null` where it never comes. */
const endOfString = (text: string, from: number): number | null => {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return null;
};

const indexAfter = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
};

const dropComma = (parts: string[]): void => {
  let last = parts.length - 1;
  while (last >= 0 && /^\s$/.test(parts[last] ?? '')) last -= 1;
  if (parts[last] === ',') parts[last] = '';
};
