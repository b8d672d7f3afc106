/** Where a story stands in its paper: the breadcrumb. Private to `articles/extract/`. */
import { bareText, oneLine } from '../text.ts';
import { isNode, listOf, textOf, typesOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

const fromJsonLd = ({ nodes }: Sources): readonly string[] => {
  const list = nodes.find((node) => typesOf(node).includes('BreadcrumbList'));
  if (list === undefined) return [];
  return listOf(list['itemListElement'])
    .filter(isNode)
    .toSorted((a, b) => Number(a['position'] ?? 0) - Number(b['position'] ?? 0))
    .flatMap((item) => textOf(item['name']) ?? textOf(item['item']) ?? []);
};

const fromMarkup = ({ document }: Sources): readonly string[] => {
  const trail = document.querySelector(
    '[itemtype*="BreadcrumbList"], nav[aria-label*="breadcrumb" i], [class*="breadcrumb" i], [id*="breadcrumb" i]',
  );
  const items = [...(trail?.querySelectorAll('a') ?? [])];
  return items.map((item) => oneLine(item.textContent)).filter((text) => text !== '' && text.length <= 60);
};

const home = new Set([
  'home',
  'homepage',
  'start',
  'startseite',
  'accueil',
  'inicio',
  'home page',
  'صفحه اصلی',
  'خانه',
  'الرئيسية',
  '首页',
  'ホーム',
  'главная',
]);

/** Names of the sections, outermost first, without the front page and without the story itself. */
export const readSectionPath = (sources: Sources, title: string | null): readonly string[] => {
  const bareTitle = title === null ? '' : bareText(title);
  const site = bareText(sources.metas.first('og:site_name') ?? '');
  const clean = (path: readonly string[]): readonly string[] =>
    path.filter((name, at) => {
      const bare = bareText(name);
      return bare !== '' && !home.has(bare) && bare !== site && bare !== bareTitle && path.indexOf(name) === at;
    });
  for (const path of [fromJsonLd(sources), fromMarkup(sources)]) {
    const cleaned = clean(path);
    if (cleaned.length > 0 && cleaned.length <= 6) return cleaned;
  }
  const section =
    textOf(sources.article?.['articleSection']) ?? sources.metas.first('article:section', 'parsely-section');
  return clean(section === null ? [] : [section]);
};
