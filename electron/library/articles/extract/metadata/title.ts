/** The headline of a page. Private to `articles/extract/`. */
import { nameWords } from '../body/names.ts';
import { bareText, oneLine, oneLineOrNull } from '../text.ts';
import { textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

/** Marks that set a site's name or a section apart from the headline. */
const separator = /\s+[|\-–—:»«·•/\\~›]+\s+|\s*[|｜»]\s*/gu;
const hiddenName =
  / (?:sr only|hidden|visually hidden|visuallyhidden|screen reader|screen reader text|logo|site title|site name|sitename|branding) /;
const headingCharacters = 300;
const letter = '[aria-roledescription="email"],[aria-roledescription="newsletter"]';

type Heading = { readonly text: string; readonly bare: string };

const headings = (document: Document, names: string, beside: ReadonlySet<string>): readonly Heading[] =>
  [...document.querySelectorAll(names)].flatMap((element) => {
    if (hiddenName.test(nameWords(element))) return [];
    const text = oneLine(element.textContent);
    const bare = bareText(text);
    return bare === '' || text.length > headingCharacters || beside.has(bare) ? [] : [{ text, bare }];
  });

/** Words, or single signs in scripts without spaces. */
const wordsOf = (bare: string): ReadonlySet<string> =>
  new Set(
    bare.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    ),
  );

const sharedWords = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.size === 0 ? 0 : [...one].filter((word) => other.has(word)).length / one.size;

/** What stays of a page's title without the site's name at its end, whether the page names its site or the name just looks like one. */
const withoutSite = (title: string, sites: ReadonlySet<string>): string => {
  const marks = [...title.matchAll(separator)].filter((mark) => mark.index > 0);
  const last = marks.at(-1);
  if (last === undefined) return title;
  const before = title.slice(0, last.index).trim();
  const after = bareText(title.slice(last.index + last[0].length));
  if (sites.has(after)) return withoutSite(before, sites);
  const first = marks[0];
  if (first !== undefined && sites.has(bareText(title.slice(0, first.index))))
    return title.slice(first.index + first[0].length).trim();
  return /[|｜»]|\s[-–—]\s/u.test(last[0]) && after.split(' ').length <= 3 && before.length > 20 ? before : title;
};

const siteNames = ({ metas, url, article }: Sources): ReadonlySet<string> => {
  const host = URL.parse(url ?? '')?.hostname.replace(/^www\./, '') ?? '';
  const names = [
    metas.first('og:site_name'),
    metas.first('application-name'),
    metas.first('al:ios:app_name'),
    textOf(article?.['publisher']),
    host,
    host.split('.')[0],
  ];
  return new Set(names.flatMap((name) => (name ? [bareText(name), bareText(name).replaceAll(' ', '')] : [])));
};

const leastShared = 0.3;
const aloneWords = 4;

/**
 * The headline as the page shows it: the visible heading that has most in common with what the page states about itself (JSON-LD,
 * OpenGraph, title), else the statement without the site's name.
 */
export const readTitle = (sources: Sources): string | null => {
  const { document, metas, article } = sources;
  const sites = siteNames(sources);
  const stated = [
    textOf(article?.['headline']),
    metas.first('og:title'),
    metas.first('twitter:title', 'parsely-title', 'sailthru.title', 'headline', 'dc.title', 'citation_title'),
    oneLineOrNull(document.querySelector('title')?.textContent),
    metas.first('title'),
  ].flatMap((title) =>
    title === null || bareText(title) === '' || sites.has(bareText(title)) ? [] : [withoutSite(title, sites)],
  );
  // A letter's title is its subject; its headings are those of its parts.
  if (stated[0] !== undefined && document.querySelector(letter) !== null) return stated[0];
  const words = new Set([...wordsOf(stated.map(bareText).join(' '))].filter((word) => !sites.has(word)));
  const main = headings(document, 'h1', sites);
  const ranked = main
    .map((heading) => ({
      heading,
      shared: sharedWords(wordsOf(heading.bare), words),
      whole: stated.some((title) => bareText(title) === heading.bare),
    }))
    .toSorted((a, b) => Number(b.whole) - Number(a.whole) || b.shared - a.shared);
  const best = ranked[0];
  if (best !== undefined && best.heading.bare.length > 3) {
    const alone =
      new Set(main.map((heading) => heading.bare)).size === 1 && wordsOf(best.heading.bare).size >= aloneWords;
    const partOnly = stated.some(
      (title) => bareText(title).length > best.heading.bare.length * 3 && best.heading.bare.split(' ').length < 3,
    );
    if (!partOnly && (best.whole || alone || best.shared >= leastShared)) return best.heading.text;
  }
  const lesser = headings(document, 'h2, h3', sites).find(
    ({ bare }) =>
      bare.length > 10 &&
      stated.some((title) => bareText(title).includes(bare) && bare.length * 2 > bareText(title).length),
  );
  return lesser?.text ?? stated[0] ?? main[0]?.text ?? null;
};
