/** Other versions of a page that may say more of its story: its AMP page and the one for paper. Private to `full-text/`. */
import { decodeHTMLAttribute } from 'entities';

const tag = /<(?:a|link)\b[^<>]{0,2000}>/gi;
const href = /\bhref\s{0,5}=\s{0,5}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))/i;
const isAmp = /\brel\s{0,5}=\s{0,5}["']?amphtml\b/i;
const isPrintLink =
  /^<link\b(?=[^>]{0,2000}\bmedia\s{0,5}=\s{0,5}["']?print\b)(?=[^>]{0,2000}\brel\s{0,5}=\s{0,5}["']?alternate\b)/i;
/** How papers write the address of the page for paper. */
const printAddress =
  /[?&](?:print|printable|printview|view=print|output=print)(?:=(?:1|true|yes|y))?(?:&|$)|\/(?:print|drucken|imprimer|stampa)(?:\/|$|\?)|[./_-]print(?:able)?(?:\.html?)?$/i;
const leastPath = 4;

const addressIn = (element: string): string => {
  const [, double, single, bare] = href.exec(element) ?? [];
  return decodeHTMLAttribute(double ?? single ?? bare ?? '');
};

/** The site's name without what sets its versions apart. */
const siteOf = (url: URL): string => url.hostname.replace(/^(?:www|amp|m|mobile|print)\./, '');

const withoutVersion = (url: URL): string =>
  `${url.pathname}${url.search}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(?:print|printable|printview|drucken|imprimer|stampa|amp|html?|true|1)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A page for paper tells the same story: its address holds the same words, or the one's words begin with the other's. */
const isSameStory = (here: URL, there: URL): boolean => {
  const [one, other] = [withoutVersion(here), withoutVersion(there)];
  return one.length >= leastPath && other.length >= leastPath && (one.includes(other) || other.includes(one));
};

/** At most one AMP page and one page for paper, of the same site, never the page itself. Linear in the page. */
export const versionsOf = (html: string, url: string): readonly string[] => {
  const here = URL.parse(url);
  if (here === null) return [];
  let amp: string | null = null;
  let print: string | null = null;
  for (const [element] of html.matchAll(tag)) {
    const saysAmp = amp === null && isAmp.test(element);
    const saysPrint =
      print === null && !saysAmp && (isPrintLink.test(element) || printAddress.test(addressIn(element)));
    if (!saysAmp && !saysPrint) continue;
    const there = URL.parse(addressIn(element), url);
    if (there === null || !/^https?:$/.test(there.protocol) || siteOf(there) !== siteOf(here)) continue;
    there.hash = '';
    if (there.href === here.href) continue;
    if (saysAmp) amp = there.href;
    else if (isSameStory(here, there)) print = there.href;
    if (amp !== null && print !== null) break;
  }
  return [amp, print].filter((address) => address !== null);
};
