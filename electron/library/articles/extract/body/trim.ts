/** Cuts from a body what is not the story: labels before it, links between its paragraphs, rails and notices after it. Private to `articles/extract/`. */
import { bareText } from '../text.ts';
import type { Block } from './blocks.ts';
import { blocksOf, sentenceEnd } from './blocks.ts';
import { nameWords } from './names.ts';

const headingTag = /^H[1-6]$/;
/** Other parts of the story a block may be a copy of. */
export type Known = { readonly title: string | null; readonly standfirst: string | null };

/** A picture, or verse: neither is a pointer or a label. */
const pictureTag = 'img, picture, video, iframe, svg';

const remove = (block: Block): void => {
  block.element.remove();
};

/** A paragraph that is only a link to another page, maybe after a label ("Related: …", "READ MORE"). */
const isPointer = ({ element, text, linked }: Block): boolean => {
  if (element.tagName !== 'P' && element.tagName !== 'DIV' && !headingTag.test(element.tagName)) return false;
  if (text.length > 250 || element.querySelector(`${pictureTag}, br`) !== null) return false;
  if (linked >= 0.9) return text.split(' ').length >= 3;
  const label = /^[^:：]{2,30}[:：]/.exec(text)?.[0].length ?? 0;
  return label > 0 && linked >= 0.35 && linked * text.length >= text.length - label - 3;
};

/** A paragraph that is one link in emphasis: where the story was taken from, when it stands before the story. */
const leadsToSource = ({ element, linked }: Block): boolean =>
  element.tagName === 'P' &&
  linked > 0.9 &&
  element.querySelector('em, i, cite') !== null &&
  element.querySelectorAll('a').length === 1;

const dropPointers = (blocks: readonly Block[]): void => {
  const start = blocks.findIndex((block) => block.prose);
  const pointers = blocks.filter((block, at) => isPointer(block) && !(at < start && leadsToSource(block)));
  const prose = blocks.filter((block) => block.prose).length;
  if (pointers.length > prose) return;
  pointers.forEach(remove);
};

/** What papers print between the paragraphs of every story. Short lines only; the words stand at the line's start. */
const notice =
  /^(?:advertisement|continue reading|story continues|article continues|scroll (?:down )?to continue|related (?:articles?|stories|content|topics|links?)|read (?:more|also|next)|see (?:also|more)|also read|more (?:from|on|stories)|don['’]?t miss|you (?:may|might) (?:also )?like|recommended|click here|sign up|subscribe|follow us|follow \S{2,40} on|like this story|share (?:this|on)|(?:get|download) the .{0,60}\bapp\b|watch (?:now|live|more|the video)|image copyright|media playback|image \d+ of|photo \d+ of|have a (?:news )?tip|got a (?:news )?tip|join (?:our|the conversation)|let our news|mehr zum thema|lesen sie auch|auch interessant|à lire aussi|lire aussi|leer también|le puede interesar|leia também|leia mais|leggi anche|lees ook|läs också|les også|czytaj też|zobacz też|читайте также|اقرأ أيضا|بیشتر بخوانید|関連記事|相关阅读|相关新闻|関連リンク)(?![\p{L}])/iu;
/** What they print after the last paragraph. */
const closing =
  /^(?:source:|sources:|tags?:?\s|filed under|posted in|topics:|updated (?:at|on)|copyright|©|\(c\) \d{4}|all rights reserved|(?:e-?mail|contact|reach|write to) .{2,80}(?:@|\bat\b)|.{2,40} can be reached|about the author|this (?:story|article) (?:was|has been) (?:updated|corrected))/iu;
/** Words that also begin sentences of a story. */
const readOn = /^(?:see|read|more|recommended|watch|related)\b/i;
const noticeCharacters = 220;

const shortNotice = 60;

/** A longer line that begins like a notice is one only when it leads elsewhere. */
const saysFromStart = (words: RegExp, { element, text, linked }: Block): boolean =>
  text.length <= noticeCharacters &&
  (text.length <= shortNotice || linked > 0.2 || !readOn.test(text)) &&
  words.test(text) &&
  element.tagName !== 'BLOCKQUOTE' &&
  element.tagName !== 'PRE';

const isCopyOf = (text: string, known: string | null): boolean => known !== null && bareText(text) === bareText(known);

const standfirstName =
  / (?:standfirst|dek|deck|subtitle|subhead|subheadline|subheading|summary|excerpt|description|teaser|kicker|abstract|sub heading) /;

const isStandfirst = ({ element, text }: Block, standfirst: string | null): boolean =>
  isCopyOf(text, standfirst) && (headingTag.test(element.tagName) || standfirstName.test(nameWords(element)));

const dateOrByline =
  /^(?:(?:by|von|par|por|di|door|av|af|oleh|de|text|words|written by|posted by|author|reporter)\b\s?:?\s\p{Lu}|(?:published|updated|posted|last (?:updated|modified)|created|date)\b|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}年\d{1,2}月)/iu;

/** A line that names, dates or files the story instead of telling it. */
const isLabel = (block: Block): boolean => {
  const { element, text, linked, prose } = block;
  if (prose || ['FIGCAPTION', 'PRE', 'TD', 'TH', 'DT', 'DD'].includes(element.tagName)) return false;
  if (element.querySelector('br') !== null && text.length > 60) return false;
  if (leadsToSource(block)) return false;
  if (linked > 0.5 || dateOrByline.test(text)) return text.length < 200;
  return element.tagName !== 'LI' && text.length < 30 && !sentenceEnd.test(text);
};

/** A caption, or the credit beside it. */
const isOfPicture = ({ element }: Block): boolean => element.closest('figure, figcaption') !== null;

/** The headline, the sentence under it and the labels that stand before the first paragraph. */
const trimStart = (blocks: readonly Block[], known: Known): void => {
  for (const block of blocks) {
    if (isOfPicture(block)) continue;
    const beside = isCopyOf(block.text, known.title) || isStandfirst(block, known.standfirst) || isLabel(block);
    if (!beside) return;
    if (beside && block.element.querySelector(pictureTag) === null) remove(block);
  }
};

/** Labels, tags, links and addresses after the last paragraph. */
const trimEnd = (blocks: readonly Block[]): void => {
  for (const block of blocks.toReversed()) {
    if (saysFromStart(closing, block)) {
      remove(block);
      continue;
    }
    if (block.prose || ['TD', 'TH', 'PRE', 'BLOCKQUOTE', 'FIGCAPTION'].includes(block.element.tagName)) return;
    const listed = block.element.tagName === 'LI' && block.linked < 0.5;
    if (listed || (block.linked < 0.5 && block.text.length > 60)) return;
    if (block.element.querySelector(pictureTag) === null) remove(block);
  }
};

/** A heading at the very end is the title of something that was taken out. */
const dropLastHeading = (blocks: readonly Block[]): void => {
  const last = blocks.at(-1);
  if (last !== undefined && headingTag.test(last.element.tagName)) remove(last);
};

/** Changes the body in place. A body without any prose is left as it is. */
export const trimBody = (root: Element, known: Known): void => {
  const blocks = blocksOf(root);
  if (!blocks.some((block) => block.prose)) return;
  const alive = (): readonly Block[] => blocks.filter((block) => root.contains(block.element));
  alive()
    .filter((block) => saysFromStart(notice, block))
    .forEach(remove);
  dropPointers(alive());
  trimStart(alive(), known);
  trimEnd(alive());
  dropLastHeading(alive());
};
