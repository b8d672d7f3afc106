/** JSON with the faults feeds have: raw line ends in texts, comments, a comma too many, a tail cut off. */

/** Text that `JSON.parse` takes where the faults are of these kinds; in one pass. */
export const repairJson = (text: string): string => {
  const kept: string[] = [];
  const closers: string[] = [];
  /** Where the document can be cut: after an object that is whole, with the brackets then open. */
  let safe: { readonly pieces: number; readonly closers: string } | null = null;
  /** Start of what is not yet kept, and where its last sign that is no white space stands. */
  let from = 0;
  let last = -1;
  let at = 0;

  const keepUntil = (end: number): void => {
    if (end > from) kept.push(text.slice(from, end));
  };

  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"') {
      const end = endOfString(text, at);
      if (end === null) break;
      const written = text.slice(at, end);
      if (controls.test(written)) {
        keepUntil(at);
        kept.push(written.replaceAll(everyControl, escapeControl));
        from = end;
      }
      last = end - 1;
      at = end;
      continue;
    }
    if (sign === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      keepUntil(at);
      at = text[at + 1] === '/' ? indexAfter(text, '\n', at) : indexAfter(text, '*/', at);
      from = at;
      continue;
    }
    if (sign === '{' || sign === '[') closers.push(sign === '{' ? '}' : ']');
    if (sign === '}' || sign === ']') {
      if (closers.pop() !== sign) break;
      if (text[last] === ',' && last >= from) {
        keepUntil(last);
        from = last + 1;
      }
      if (sign === '}' || closers.length === 0) {
        keepUntil(at + 1);
        from = at + 1;
        if (closers.length === 0) return kept.join('');
        safe = { pieces: kept.length, closers: closers.toReversed().join('') };
      }
    }
    if (!/\s/.test(sign)) last = at;
    at += 1;
  }
  keepUntil(at);
  return safe === null ? kept.join('') : kept.slice(0, safe.pieces).join('') + safe.closers;
};

/** Whether brackets nest deeper than `depth`. */
export const isDeeper = (text: string, depth: number): boolean => {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) at = (endOfString(text, at) ?? text.length) - 1;
    else if (sign === 0x7b || sign === 0x5b) {
      open += 1;
      if (open > depth) return true;
    } else if (sign === 0x7d || sign === 0x5d) open -= 1;
  }
  return false;
};

// oxlint-disable-next-line no-control-regex -- JSON forbids them inside a text
const controls = /[\u0000-\u001F]/;
const everyControl = new RegExp(controls.source, 'g');

const escapeControl = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The offset after the closing quote, or `null` where it never comes. */
const endOfString = (text: string, from: number): number | null => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return null;
};

const indexAfter = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
};
