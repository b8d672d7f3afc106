/** `<a href="…">` inside an attribute's value: some programs export descriptions without escaping them. */

const tagStart = /<outline(?=[\s/>])/gi;
const boundary = /<\/?outline[\s/>]|<\/(?:body|opml)\s*>/gi;

/** Whether, every quote taken at its word, a `<` stands in one of the tag's values, which XML forbids. */
const hasMarkupInValue = (text: string, from: number, to: number): boolean => {
  let quote = '';
  let markupInside = false;
  for (let at = from; at < to; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (character === '<') markupInside = true;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return markupInside;
  }
  return markupInside;
};

const valueEnd = /^(?:\s+[\w:.-]+\s*=\s*["']|\s*\/?>\s*(?:<(?:\/?(?:outline|body|opml)\b|!--)|$))/i;
const longestLookahead = 400;

/** The tag with its values escaped; a quote ends a value only where another attribute or the tag's end follows. */
const escapeValues = (tag: string): string => {
  let mended = '';
  let quote = '';
  for (let at = 0; at < tag.length; at++) {
    const character = tag[at] ?? '';
    if (quote === '') {
      if (character === '"' || character === "'") quote = character;
      mended += character;
    } else if (character === quote && valueEnd.test(tag.slice(at + 1, at + longestLookahead))) {
      quote = '';
      mended += character;
    } else if (character === '<') mended += '&lt;';
    else if (character === quote) mended += character === '"' ? '&quot;' : '&#39;';
    else mended += character;
  }
  return mended;
};

/** A list whose outline tags can be read as XML; tags that are in order stay as they are. Yields after each tag. */
export function* mendOutlines(text: string): Generator<void, string> {
  let mended = '';
  let done = 0;
  for (const match of text.matchAll(tagStart)) {
    const start = match.index;
    yield;
    if (start < done) continue;
    boundary.lastIndex = start + 1;
    const next = boundary.exec(text)?.index ?? text.length;
    if (!hasMarkupInValue(text, start + match[0].length, next)) continue;
    mended += text.slice(done, start) + escapeValues(text.slice(start, next));
    done = next;
  }
  return mended + text.slice(done);
}
