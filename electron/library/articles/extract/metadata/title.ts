/** The headline of a page. Private to `articles/extract/`. */
import { bareText, oneLine, oneLineOrNull } from '../text.ts';
import { textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

/** Marks that set a site's name apart from the headline, in `<title>` and `og:title`. */
const separator = /\s+(?:[|\-–—:»«·•/\\~]|::|›)\s+|\s*[|｜»]\s*/u;

const visibleHeadings = (document: Document): readonly string[] =>
  [...document.querySelectorAll('h1')]
    .map((heading) => oneLine(heading.textContent))
    .filter((text) => text !== '' && text.length < 400);

/** What stays of a page title without the site's name at its end or beginning. */
const withoutSite = (title: string, site: string | null): string => {
  const parts = title.split(separator).filter((part) => part !== undefined && part.trim() !== '');
  if (parts.length < 2) return title;
  const bareSite = site === null ? '' : bareText(site);
  const last = parts.at(-1) ?? '';
  if (bareSite !== '' && bareText(last) === bareSite)
    return title.slice(0, title.lastIndexOf(last)).replace(/[\s|\-–—:»«·•/\\~›｜]+$/u, '');
  return title;
};

export const readTitle = ({ document, metas, article }: Sources): string | null => {
  const site = metas.first('og:site_name', 'application-name');
  const stated = [
    textOf(article?.['headline']),
    metas.first('og:title'),
    metas.first('twitter:title', 'parsely-title', 'sailthru.title', 'headline', 'dc.title', 'title'),
    oneLineOrNull(document.querySelector('title')?.textContent),
  ].flatMap((title) => (title === null ? [] : [withoutSite(title, site)]));
  const headings = visibleHeadings(document);
  const said = headings.find((heading) =>
    stated.some((title) => bareText(title).includes(bareText(heading)) && bareText(heading).length > 8),
  );
  return said ?? stated[0] ?? headings[0] ?? null;
};
