/**
 * Markup written plainly, as our own sanitiser writes it and most feeds do, read without a parser: a few times faster. Private to `articles/`.
 */
import { decodeHTML } from 'entities';
import { droppedWithContent, voidElements } from '../sanitise/vocabulary.ts';
import { paragraphWriter } from './paragraphs.ts';

/** A whole tag: lower case, attributes in double quotes, no sign in them that a tag could be mistaken at. */
const plainTag = /<(\/?)([a-z][a-z0-9]{0,20})(?: [a-z][a-z-]{0,30}(?:="[^"<>]*")?)*(?: ?\/)?>/y;

/** Elements whose content a parser does not read as markup, or that are left out with it. */
const unusual = new Set([...droppedWithContent, 'iframe', 'title', 'plaintext', 'body', 'html', 'math', 'image']);

/** What the general reader says of it; `null` for anything written in another way, which is the general reader's business. */
export const readSimpleMarkup = (html: string, options: { readonly captions: boolean }): string | null => {
  const writer = paragraphWriter();
  const open: string[] = [];
  /** How many elements were open where a caption that is left out began. */
  let silentFrom = Infinity;
  let at = 0;
  while (at < html.length) {
    const found = html.indexOf('<', at);
    const end = found < 0 ? html.length : found;
    if (end > at && open.length <= silentFrom) {
      const text = html.slice(at, end);
      writer.text(text.includes('&') ? decodeHTML(text) : text);
    }
    if (found < 0) break;
    plainTag.lastIndex = found;
    const tag = plainTag.exec(html);
    const name = tag?.[2];
    if (tag === null || name === undefined || unusual.has(name)) return null;
    at = plainTag.lastIndex;
    if (tag[1] === '/') {
      if (open.pop() !== name) return null;
      if (open.length <= silentFrom) silentFrom = Infinity;
      writer.close(name);
      continue;
    }
    if (name === 'figcaption' && !options.captions) silentFrom = Math.min(silentFrom, open.length);
    if (!voidElements.has(name)) open.push(name);
    writer.open(name);
  }
  return open.length > 0 ? null : writer.finish();
};
