/** Rich text (Microsoft's RTF 1.9): paragraphs with bold and italic, pictures, title, author and date. Public file of `files/rtf/`. */
import { Failure } from '../../contract/errors.ts';
import { articlesOf, escapeText, makeArticle, titleOfUntitled } from './article.ts';
import { embedPicture } from './pictures.ts';
import type { EmbeddedPicture, KindReader } from './model.ts';
import { tokensOf } from './rtf/tokens.ts';

/** What a group begins with when its content is not the text; an unknown one after `\*` is passed over too. */
const elsewhere = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles pgdsctbl filetbl revtbl header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep annotation atnid atnauthor atndate atnref fldinst objdata nonshppict bkmkstart bkmkend xe tc wgrffmtfilter xmlnstbl mmathPr'.split(
    ' ',
  ),
);
/** Groups after `\*` that hold text or pictures all the same. */
const shownAfterStar = new Set(['shppict', 'shpinst', 'shptxt', 'pn']);
const infoNames = new Set(['title', 'author', 'subject', 'keywords']);
const signs: Readonly<Record<string, string>> = {
  tab: ' ',
  line: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};
const codePages: Readonly<Record<number, string>> = {
  437: 'ibm866',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
/** Windows character sets as fonts name them (`\fcharset`), and their code pages. */
const fontPages: Readonly<Record<number, number>> = {
  0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}; // prettier-ignore
const deepest = 400;

const decoderOf = (page: number): TextDecoder => {
  const name = codePages[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  return new TextDecoder(name);
};

type Group = {
  /** `text`: what is shown; `skip`; a picture's bytes; a font of the table; or one of the properties. */
  readonly into: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly hidden: boolean;
  /** Characters after a `\u` that repeat it for older readers. */
  readonly fallback: number;
  readonly page: number;
};

export type RichText = {
  readonly html: string;
  readonly pictures: readonly EmbeddedPicture[];
  readonly properties: ReadonlyMap<string, string>;
  readonly created: number | null;
};

/** Never throws; text that ends in the middle is read as far as it goes. */
export const parseRichText = (source: string): RichText => {
  const paragraphs: string[] = [];
  const pictures = new Map<string, EmbeddedPicture>();
  const properties = new Map<string, string>();
  const time = new Map<string, number>();
  const fonts = new Map<number, number>();
  const stack: Group[] = [];
  let group: Group = { into: 'text', bold: false, italic: false, hidden: false, fallback: 1, page: 1252 };
  let [font, starred, starting, skip, beyond] = [0, false, false, 0, 0];
  let run = '';
  let paragraph = '';
  let bytes: number[] = [];
  let picture = '';
  let highSurrogate = '';

  const flushRun = (): void => {
    if (run === '') return;
    const escaped = escapeText(run).replaceAll('\n', '<br>');
    const weighted = group.bold && run.trim() !== '' ? `<strong>${escaped}</strong>` : escaped;
    paragraph += group.italic && run.trim() !== '' ? `<em>${weighted}</em>` : weighted;
    run = '';
  };
  const flushBytes = (): void => {
    if (bytes.length === 0) return;
    const text = decoderOf(group.page).decode(Uint8Array.from(bytes));
    bytes = [];
    say(text);
  };
  const say = (text: string): void => {
    if (group.into === 'text' && !group.hidden) run += text;
    else if (group.into === 'pict') picture += text;
    else if (infoNames.has(group.into)) properties.set(group.into, (properties.get(group.into) ?? '') + text);
  };
  const endParagraph = (): void => {
    flushRun();
    if (/[^\s]/u.test(paragraph.replace(/<(?!img)[^<>]*>/gu, ''))) paragraphs.push(`<p>${paragraph.trim()}</p>`);
    paragraph = '';
  };
  const endPicture = (): void => {
    const found = embedPicture(Buffer.from(picture.replace(/[^0-9a-f]/giu, ''), 'hex'));
    picture = '';
    if (found === null) return;
    pictures.set(found.link, found);
    flushRun();
    paragraph += `<img src="${found.link}" alt="">`;
  };
  const change = (next: Partial<Group>): void => {
    flushRun();
    group = { ...group, ...next };
  };

  const begin = (name: string): void => {
    if (group.into === 'skip') return;
    if (name === 'fonttbl') change({ into: 'fonts' });
    else if (name === 'info' || name === 'creatim') change({ into: name });
    else if (name === 'pict') change({ into: 'pict' });
    else if (group.into === 'info' && infoNames.has(name)) change({ into: name });
    else if (elsewhere.has(name) || (starred && !shownAfterStar.has(name))) change({ into: 'skip' });
  };

  const word = (name: string, value: number | null): void => {
    if (name === '*') {
      starred = true;
      return;
    }
    if (starting) begin(name);
    const isOn = value !== 0;
    if (name === 'par' || name === 'sect' || name === 'page' || name === 'row') {
      if (group.into === 'text') endParagraph();
    } else if (name === 'cell' || name === 'nestcell') say(' ');
    else if (name === 'b') change({ bold: isOn });
    else if (name === 'i') change({ italic: isOn });
    else if (name === 'v') change({ hidden: isOn });
    else if (name === 'plain') change({ bold: false, italic: false, hidden: false });
    else if (name === 'uc') group = { ...group, fallback: value ?? 1 };
    else if (name === 'ansicpg') change({ page: value ?? 1252 });
    else if (name === 'f' && group.into === 'fonts') font = value ?? 0;
    else if (name === 'fcharset' && group.into === 'fonts') fonts.set(font, fontPages[value ?? 0] ?? 1252);
    else if (name === 'f') change({ page: fonts.get(value ?? 0) ?? group.page });
    else if (name === 'u' && value !== null) {
      const sign = String.fromCharCode(value & 0xffff);
      const isHigh = sign >= '\ud800' && sign < '\udc00';
      if (isHigh) highSurrogate = sign;
      else {
        say(highSurrogate + sign);
        highSurrogate = '';
      }
      skip = group.fallback;
    } else if (group.into === 'creatim' && value !== null) time.set(name, value);
    else say(signs[name] ?? '');
  };

  for (const token of tokensOf(source)) {
    if (token.kind === 'byte' && skip === 0) {
      bytes.push(token.value);
      starting = false;
      continue;
    }
    flushBytes();
    if (token.kind === 'open') {
      if (stack.length >= deepest) beyond += 1;
      else stack.push(group);
      [starting, starred, skip] = [true, false, 0];
      continue;
    }
    if (token.kind === 'close') {
      flushRun();
      if (beyond > 0) beyond -= 1;
      else {
        const outer = stack.pop();
        if (group.into === 'pict' && outer?.into !== 'pict') endPicture();
        if (outer !== undefined) group = { ...outer, page: outer.into === 'text' ? outer.page : group.page };
      }
      [starting, starred, skip] = [false, false, 0];
      continue;
    }
    if (token.kind === 'word') {
      word(token.name, token.value);
      if (token.name !== '*') starting = false;
      continue;
    }
    starting = false;
    if (token.kind === 'byte') skip -= 1;
    else {
      say(token.text.slice(skip));
      skip = Math.max(0, skip - token.text.length);
    }
  }
  flushBytes();
  endParagraph();
  const [year, month, day] = ['yr', 'mo', 'dy'].map((name) => time.get(name));
  const created =
    year === undefined || month === undefined || day === undefined || year < 1980 || year > 2200
      ? null
      : Date.UTC(year, month - 1, day, time.get('hr') ?? 0, time.get('min') ?? 0);
  return { html: paragraphs.join('\n'), pictures: [...pictures.values()], properties, created };
};

/** Fails with `file-empty` when there is nothing to read in it. */
export const readRichText: KindReader = async ({ name, bytes }) => {
  const { html, pictures, properties, created } = parseRichText(Buffer.from(bytes).toString('latin1'));
  if (html === '') throw new Failure('file-empty', { name });
  const author = properties.get('author')?.trim() || null;
  const article = makeArticle({
    title: properties.get('title')?.trim() || null,
    byline: author,
    authors: author === null ? [] : [author],
    published: created,
    categories: (properties.get('keywords') ?? '').split(/\s*[,;]\s*/u).filter((each) => each.trim() !== ''),
    html,
    pictures,
  });
  return articlesOf({ ...article, title: article.title ?? titleOfUntitled(name, article.text) });
};
