/** When a story was published. Private to `articles/extract/`. */
import type { Time } from '../../../../contract/models.ts';
import { parseDate } from '../../../feeds/dates.ts';
import { nameWords } from '../body/names.ts';
import { oneLine } from '../text.ts';
import { textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';
import { writtenDate } from './written-date.ts';

const metaNames = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'og:article:published_time',
  'og:pubdate',
  'datepublished',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'published-date',
  'pubdate',
  'pub_date',
  'ptime',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'dc.date.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'citation_publication_date',
  'citation_online_date',
  'date',
  'displaydate',
  'datecreated',
  'analyticsattributes.articledate',
  'rnews:datepublished',
  'timestamp',
];
const day = 86_400_000;

const machineDate = (text: string | null, language: string | null): Time | null => {
  if (text === null || text.length > 80) return null;
  if (/^1\d{9}$/.test(text)) return Number(text) * 1_000;
  if (/^1\d{12}$/.test(text)) return Number(text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return parseDate(`${compact[1]}-${compact[2]}-${compact[3]}`);
  return parseDate(text) ?? writtenDate(text, language);
};

const dateAttributes = [
  'datetime',
  'content',
  'data-published',
  'data-published-date',
  'data-publish-date',
  'data-pubdate',
  'data-origindate',
  'data-datetime',
  'data-date',
  'data-time',
  'data-timestamp',
  'data-utc',
  'title',
];
const marked =
  '[itemprop~="datePublished"], time[pubdate], time[datetime], relative-time[datetime], [data-published], [data-published-date], [data-publish-date], [data-pubdate], [data-origindate], [property~="datePublished"], abbr.published[title]';
const dateName = / (?:date|dates|datetime|dateline|pubdate|published|publish|timestamp|time|posted|postdate|byline) /;
/** Lists of other stories carry dates too. */
const elsewhere =
  'nav, aside, footer, [class*="related" i], [class*="sidebar" i], [class*="recommend" i], [class*="comment" i], [class*="teaser" i], [class*="card" i]';

const fromAttributes = (element: Element, language: string | null): Time | null => {
  for (const name of dateAttributes) {
    const time = machineDate(element.getAttribute(name), language);
    if (time !== null) return time;
  }
  return null;
};

const shownText = (element: Element): string | null => {
  const text = oneLine(element.textContent);
  return text.length >= 6 && text.length <= 160 && /\d/.test(text) ? text : null;
};

/** Dates in the order in which they are to be believed; each is worked out only when the ones before it failed. */
function* candidates({ document, metas, article, nodes }: Sources, language: string | null): Generator<Time | null> {
  yield machineDate(textOf(article?.['datePublished']), language);
  for (const name of metaNames) yield machineDate(metas.first(name), language);
  yield machineDate(textOf(article?.['dateCreated'] ?? article?.['uploadDate']), language);
  for (const node of nodes) yield machineDate(textOf(node['datePublished']), language);
  const body = document.body;
  if (body === null) return;
  for (const element of body.querySelectorAll(marked)) {
    if (element.closest(elsewhere) === null) yield fromAttributes(element, language);
  }
  for (const element of body.querySelectorAll('[class], [id], time')) {
    const text = element.tagName === 'TIME' || dateName.test(nameWords(element)) ? shownText(element) : null;
    if (text !== null && element.closest(elsewhere) === null)
      yield fromAttributes(element, language) ?? writtenDate(text, language);
  }
  for (const element of body.querySelectorAll('p, span, div, li, dd, td, small, em, address')) {
    const text = element.children.length <= 4 ? shownText(element) : null;
    if (text !== null && text.length <= 90 && element.closest(elsewhere) === null) yield writtenDate(text, language);
  }
  yield fromScripts(document);
}

const inScript =
  /["'](?:date_?published|published_?(?:at|date|time)?|publish_?(?:date|time)|pub_?date|first_?published(?:_?at)?|datecreated|created_?at)["']\s{0,5}:\s{0,5}["']?([\dT:.+Z-]{10,40})/i;

const fromScripts = (document: Document): Time | null => {
  for (const script of document.querySelectorAll('script')) {
    const stated = inScript.exec((script.textContent ?? '').slice(0, 300_000))?.[1];
    const time = machineDate(stated ?? null, null);
    if (time !== null) return time;
  }
  return null;
};

const inAddress = /(?:^|[/_-])((?:199|20\d)\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)/;

/** The day that many papers put into their addresses. */
const fromAddress = (url: string | null): Time | null => {
  const found = inAddress.exec(URL.parse(url ?? '')?.pathname ?? '');
  return found === null ? null : Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
};

const believable = (time: Time): boolean => time > Date.UTC(1990, 0, 1) && time < Date.UTC(2100, 0, 1);

/** The date the page states; one that the address contradicts is not believed. */
export const readPublished = (sources: Sources, language: string | null): Time | null => {
  const addressed = fromAddress(sources.url);
  let tries = 0;
  for (const time of candidates(sources, language)) {
    if (time === null || !believable(time)) continue;
    if (addressed === null || Math.abs(time - addressed) < 2 * day) return time;
    tries += 1;
    if (tries > 40) break;
  }
  return addressed;
};
