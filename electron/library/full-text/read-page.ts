/** A fetched page against the story it was fetched for. Runs on the page thread; touches nothing. Private to `full-text/`. */
import { decodeBytes } from '../articles/decode.ts';
import { extractArticle } from '../articles/extract.ts';
import { canonicalLink } from '../articles/identity.ts';
import type { ArticleDraft, ExtractedArticle } from '../articles/model.ts';
import { countWords, plainText } from '../articles/plain-text.ts';
import { prepareArticle } from '../articles/prepare.ts';
import { rewritePictures } from '../articles/sanitise.ts';
import type { ArticleBody, ArticleRow } from '../store/model.ts';
import { compareTexts } from './compare.ts';
import type { FetchedPage, PageQuestion, PageVerdict } from './model.ts';
import { isLive, withEarlier } from './live.ts';
import { nextPage } from './next-page.ts';
import { isConsent, isPaywall } from './signs.ts';
import { versionsOf } from './versions.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The feed's summary stands above the text unless the text begins with it. */
const standfirstOf = (row: ArticleRow, page: ExtractedArticle): string | null => {
  const opening = oneLine(page.text).slice(0, 1_000);
  const isOpening = (text: string): boolean =>
    opening.startsWith(oneLine(text).replace(/…$/, '').trimEnd().slice(0, 80));
  const said = [page.standfirst, row.standfirst].filter((text) => text !== null && text !== '');
  return said.find((text) => text !== null && !isOpening(text)) ?? null;
};

/** Pictures that are here already keep their places when the page has them too. */
const storedIn = (body: ArticleBody): ReadonlyMap<string, string> =>
  new Map(body.pictures.flatMap(({ link, id }) => (link !== null && id !== null ? [[link, id] as const] : [])));

/** The story with the page's text: its headline, names and dates stay the feed's where the feed has said them. */
const draftOf = (row: ArticleRow, body: ArticleBody, page: ExtractedArticle): ArticleDraft => ({
  origin: row.origin,
  identity: null,
  title: row.title,
  standfirst: standfirstOf(row, page),
  agency: row.agency ?? page.agency,
  byline: row.byline ?? page.byline,
  dateline: body.dateline ?? page.dateline,
  sectionPath: page.sectionPath.length > 0 ? page.sectionPath : body.sectionPath,
  authors: body.authors,
  link: row.link,
  published: row.published ?? page.published,
  language: page.language ?? row.language,
  direction: null,
  html: page.html,
  image: page.image ?? body.pictures[0]?.link ?? null,
  categories: row.categories,
  enclosures: body.enclosures,
  printedRails: body.printedRails,
  fileName: body.fileName,
  storedPictures: storedIn(body),
  fullText: true,
});

/** The markup of a stored story with its pictures' own addresses. */
const withLinks = ({ html, pictures }: ArticleBody): string => {
  const links = new Map(pictures.flatMap(({ id, link }) => (id === null ? [] : [[`broadsheet-picture:${id}`, link]])));
  return rewritePictures(html, (address) => (links.has(address) ? (links.get(address) ?? null) : address));
};

/** A live page that was fetched before keeps the entries that have left it since. */
const keptEntries = (row: ArticleRow, body: ArticleBody, page: ExtractedArticle, live: boolean): ExtractedArticle =>
  live && row.fullText?.state === 'fetched' ? { ...page, html: withEarlier(page.html, withLinks(body)) } : page;

/** A page that is a story by itself. */
const pageDraft = (page: ExtractedArticle, url: string, fullText: boolean): ArticleDraft => ({
  origin: 'page',
  identity: `page ${canonicalLink(url)}`,
  title: page.title ?? url,
  standfirst: page.standfirst,
  agency: page.agency,
  byline: page.byline,
  dateline: page.dateline,
  sectionPath: page.sectionPath,
  authors: page.byline === null ? [] : [page.byline],
  link: url,
  published: page.published,
  language: page.language,
  direction: page.direction,
  html: page.html,
  image: page.image,
  categories: [],
  enclosures: [],
  printedRails: page.printedRails,
  fileName: null,
  fullText,
});

/** What the feed itself has said: after its text was replaced by a page's, that is its summary. */
const feedTextOf = (row: ArticleRow, body: ArticleBody): string =>
  row.fullText?.state === 'fetched' ? (row.standfirst ?? '') : plainText(body.html);

const htmlOf = ({ bytes, contentType }: FetchedPage): string => decodeBytes(bytes, { contentType, kind: 'html' }).text;

/** The story with what stands on its further pages; one that says the same again is left out. */
const joined = (first: ExtractedArticle, further: readonly FetchedPage[]): ExtractedArticle => {
  const pages = [first];
  for (const page of further) {
    const read = extractArticle(htmlOf(page), { url: page.url });
    if (read.text !== '' && pages.every(({ text }) => text !== read.text)) pages.push(read);
  }
  const text = pages.map((page) => page.text).join('\n\n');
  return { ...first, text, html: pages.map((page) => page.html).join('\n') };
};

/** Takes the story out of its page and says whether it is to be kept, or why not. Never throws on bad markup. */
export const readPage = ({ story, further = [], ...first }: PageQuestion): PageVerdict => {
  const { url } = first;
  const html = htmlOf(first);
  const page = joined(extractArticle(html, { url }), further);
  const final = further.at(-1) ?? first;
  const next = nextPage(further.length === 0 ? html : htmlOf(final), final.url);
  const words = countWords(page.text, page.language);
  const signs = { html, url, text: page.text, words, allText: plainText(html) };
  if (story === null) {
    if (isConsent(signs, false)) return { state: 'consent' };
    const paywall = isPaywall(signs);
    return { state: 'page', paywall, next, draft: pageDraft(page, url, !paywall) };
  }
  const { row, body } = story;
  const feedText = feedTextOf(row, body);
  const feed = { text: feedText, words: countWords(feedText, row.language) };
  const compared = compareTexts({ title: row.title, feed, page: { text: page.text, title: page.title, words } });
  if (isConsent(signs, compared.about)) return { state: 'consent' };
  const versions = (): readonly string[] => (further.length === 0 ? versionsOf(html, url) : []);
  if (isPaywall(signs)) return { state: 'paywall', versions: versions() };
  if (!compared.more) return { state: 'feed', whole: compared.whole, versions: compared.whole ? [] : versions() };
  const { id, hash, arrived, sectionId } = row;
  const prepared = prepareArticle(draftOf(row, body, keptEntries(row, body, page, isLive(html, url))), {
    id,
    hash,
    arrived,
    sectionId,
  });
  const links = new Map([...storedIn(body)].map(([link, picture]) => [picture, link]));
  const pictures = prepared.body.pictures.map((picture) => ({
    ...picture,
    link: picture.link ?? (picture.id === null ? null : (links.get(picture.id) ?? null)),
  }));
  return {
    state: 'fetched',
    next,
    prepared: { ...prepared, row: { ...prepared.row, date: row.date }, body: { ...prepared.body, pictures } },
  };
};
