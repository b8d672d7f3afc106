/** Lines of a page as the newspaper parts see them, and the measures by which a line is told to be prose, a headline or a label. */

/** One line of a page's text. The marks of HTML (`heading`, `listItem`, `link`) are absent in plain text. */
export type PageLine = {
  readonly text: string;
  /** A blank line, or the edge of a block, stands before it. */
  readonly afterGap: boolean;
  readonly heading: boolean;
  readonly listItem: boolean;
  /** The address, when the whole line is one link. */
  readonly link: string | null;
  /** In the page's navigation, side column, header or footer. */
  readonly chrome?: boolean;
};

export const tidy = (text: string): string => text.replace(/[\s\u200B\uFEFF\u00AD]+/gu, ' ').trim();

export const plainLine = (text: string, afterGap = false): PageLine => ({
  text: tidy(text),
  afterGap,
  heading: false,
  listItem: false,
  link: null,
});

const caseless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/gu;

/** Words in any script; where words are not written apart two characters count as one. */
export const wordsIn = (text: string): number => {
  const packed = text.match(caseless)?.length ?? 0;
  const apart = text.replace(caseless, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’‌.-]*/gu)?.length ?? 0;
  return apart + Math.ceil(packed / 2);
};

/** Cut short with an ellipsis, as excerpts in rails are; a "read more" may follow. */
export const isCut = (text: string): boolean =>
  /(?:\.{2,}|…|‥|⋯)[\s"'”’»)\]]*(?:\[?(?:read |see )?more\]?|mehr|weiterlesen|suite|lire la suite|leer más|ادامه|更多|详细)?[\s»>›→]*$/iu.test(
    text.slice(-40),
  );

/** Ends as a sentence does. */
export const endsSentence = (text: string): boolean => /[.!?。！？؟۔।…｡]["'”’»)\]」』）]*$/u.test(text.slice(-6));

/** Ends with a full stop (not a question or a call, which headlines may end with). */
const endsPlainly = (text: string): boolean =>
  /[.。۔।｡;:,،؛、]["'”’»)\]」』）]*$/u.test(text.slice(-6)) && !/(?:\p{Lu}\.){2,}$/u.test(text.slice(-8));

/** Long enough and closed enough to be a paragraph of a story. */
export const isProse = (text: string): boolean =>
  text.length > 170 || (endsSentence(text) && (wordsIn(text) > 8 || endsPlainly(text)));

/** Could be a headline: a few words, not closed by a full stop, not cut. */
export const isHeadlineLike = (text: string): boolean => {
  const words = wordsIn(text);
  return words >= 2 && words <= 26 && text.length <= 170 && !endsPlainly(text) && !isCut(text);
};

/** Could be a label (a section's name, a rail's title): very few words, nothing at the end but perhaps a colon. */
export const isLabelLike = (text: string): boolean => {
  const bare = text.replace(/\s*[:：>»›]+$/u, '');
  return (
    bare.length <= 60 &&
    wordsIn(bare) <= 7 &&
    /^[\p{L}\p{N}¿¡"“«]/u.test(bare) &&
    !/[.!。！۔,،;؛…]$|:\s|:\/\//u.test(bare)
  );
};

/** The same words in another dress: case, quotes and the space around are passed over. Length is kept. */
export const fold = (text: string): string =>
  text
    .replace(/[‘’‚`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[–—―−]/gu, '-')
    .toLowerCase();

/** Names whose inner capital is no joint of two glued texts. */
const innerCapital =
  /(?:^|[^\p{L}])(?:Mc|Mac|Fitz|De|La|Le|Di|Du|Van|Von|O|i|e|You|Face|Linked|Play|Whats|Tik|Buzz|Space|Open|Git|Deep|Pay|Data|Micro|Air|Master|Wiki|Euro|Bio|Tele)$/u;

/** Where two texts were glued without a space ("CitiesPort", "UNMiddle"): indexes at which the second begins. */
export const jointsIn = (text: string): number[] => {
  const joints: number[] = [];
  for (const found of text.matchAll(/(?<=[\p{Ll}\p{N})\]!?"”»])(?=\p{Lu})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})/gu)) {
    const before = text.slice(Math.max(0, found.index - 12), found.index);
    const opensQuote = /(?:^|\s)["”]$/u.test(before);
    if (!innerCapital.test(before) && !opensQuote) joints.push(found.index);
  }
  return joints;
};

export const splitAtJoints = (text: string): string[] => {
  const edges = [0, ...jointsIn(text), text.length];
  return edges
    .slice(1)
    .map((end, index) => tidy(text.slice(edges[index], end)))
    .filter((piece) => piece !== '');
};
