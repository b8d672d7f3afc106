/** Cuts markup down to a length and a depth before any parser sees it. Private to `articles/`. */
import { Tokenizer } from 'htmlparser2';
import { limits } from '../../../contract/limits.ts';
import { voidElements } from './vocabulary.ts';

const closingTag = /<\s*\//g;

/** Could this markup nest deeper than `depth`? A cheap look that may say yes too often. */
const mayBeDeep = (html: string, depth: number): boolean => {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags += 1;
  if (tags <= depth) return false;
  const closing = html.match(closingTag)?.length ?? 0;
  return tags - closing > depth || closing > depth;
};

/**
 * The open elements as the parser after us will keep them: an end tag closes everything down to its own start, an end tag without a start
 * closes nothing. Counting by name makes each step constant in the mean, whatever the input.
 */
const openElements = (depth: number) => {
  const stack: string[] = [];
  const open = new Map<string, number>();
  const refused = new Map<string, number>();
  return {
    /** False when the element would stand too deep; its tag is then left out. */
    enter: (name: string): boolean => {
      if (voidElements.has(name)) return true;
      if (stack.length >= depth) {
        refused.set(name, (refused.get(name) ?? 0) + 1);
        return false;
      }
      stack.push(name);
      open.set(name, (open.get(name) ?? 0) + 1);
      return true;
    },
    /** False when the end tag belongs to an element that was left out. */
    leave: (name: string): boolean => {
      const left = refused.get(name) ?? 0;
      if (left > 0) {
        refused.set(name, left - 1);
        return false;
      }
      if ((open.get(name) ?? 0) === 0) return true;
      for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
        open.set(last, (open.get(last) ?? 1) - 1);
        if (last === name) break;
      }
      return true;
    },
  };
};

const dropDeepTags = (html: string, depth: number): string => {
  const elements = openElements(depth);
  const kept: string[] = [];
  let keptTo = 0;
  let tagStart = 0;
  let keep = true;
  const leaveOut = (from: number, to: number): void => {
    kept.push(html.slice(keptTo, from));
    keptTo = to;
  };
  const endOfStartTag = (end: number): void => {
    if (!keep) leaveOut(tagStart, end + 1);
    keep = true;
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      onopentagname: (start, end) => {
        tagStart = start - 1;
        keep = elements.enter(html.slice(start, end).toLowerCase());
      },
      onopentagend: endOfStartTag,
      onselfclosingtag: endOfStartTag,
      onclosetag: (start, end) => {
        if (!elements.leave(html.slice(start, end).toLowerCase())) {
          const close = html.indexOf('>', end);
          leaveOut(html.lastIndexOf('<', start), close < 0 ? html.length : close + 1);
        }
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  if (keptTo === 0) return html;
  kept.push(html.slice(keptTo));
  return kept.join('');
};

/**
 * The same markup, at most `limits.htmlCharacters` UTF-16 units long and with no element deeper than `limits.htmlDepth`: tags that would
 * stand deeper are left out, their text stays. Linear time.
 */
export const boundMarkup = (
  html: string,
  bounds: { readonly characters: number; readonly depth: number } = {
    characters: limits.htmlCharacters,
    depth: limits.htmlDepth,
  },
): string => {
  const short = html.length > bounds.characters ? html.slice(0, bounds.characters) : html;
  return mayBeDeep(short, bounds.depth) ? dropDeepTags(short, bounds.depth) : short;
};
