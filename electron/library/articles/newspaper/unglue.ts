/** Lines that were glued together when the page was saved are taken apart again. */
import { readByline } from './byline.ts';
import { headZone } from './head.ts';
import { fold, isProse } from './line.ts';
import type { PageLine } from './line.ts';
import { isKnownRailTitle } from './rail-titles.ts';

/** A line with the index of the given line it comes from. */
export type Numbered = PageLine & { readonly from: number };

/** What may follow a glued headline. Where words are written without spaces a sentence may begin with the headline's words. */
const beginsAnew = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{Lu}\p{Lo}"“«]/u;

/** Splits a byline glued to a dateline ("Coastal Wire WriterPORT ALDANE (CW) –") and a headline glued to what follows it. */
export const unglue = (lines: readonly PageLine[], title: string | null): Numbered[] =>
  lines.flatMap((line, from) => {
    const railTitle = /[.!?…”"](\p{Lu}[^.!?…]{3,45})$/u.exec(line.text.slice(-60))?.[1];
    if (railTitle !== undefined && isKnownRailTitle(railTitle)) {
      const before = { ...line, text: line.text.slice(0, -railTitle.length), from };
      return [before, { ...line, text: railTitle, afterGap: true, from }];
    }
    if (from > headZone * 3) return [{ ...line, from }];
    const pieces = (text: string): string[] => {
      if (
        title !== null &&
        text.length > title.length + 3 &&
        fold(text).startsWith(fold(title)) &&
        beginsAnew.test(text.slice(title.length))
      )
        return [text.slice(0, title.length), ...pieces(text.slice(title.length))];
      const glued = /^(.{4,120}?[\p{Ll}.])(?=\p{Lu}{3}[\p{Lu}\s.,'’-]{0,50}[^()]{0,20}\([^()]{2,30}\)\s*[-–—])/u.exec(
        text,
      );
      const front = glued?.[1];
      return front !== undefined && (readByline(front) !== null || isProse(front))
        ? [front, text.slice(front.length)]
        : [text];
    };
    return pieces(line.text).map((text, index) => ({ ...line, text, afterGap: index === 0 && line.afterGap, from }));
  });
