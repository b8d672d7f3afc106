/**
 * What well-known sites put into their stories that no general rule can tell from them. Data: a few lines a site, each with its reason.
 * Private to `articles/extract/`.
 */

type SiteRule = {
  /** The site's host or a part of it from a dot on: `chron.com` stands for `www.chron.com` too. */
  readonly hosts: readonly string[];
  /** CSS selectors of what is taken out before the story is looked for. */
  readonly remove: string;
  readonly why: string;
};

export const siteRules: readonly SiteRule[] = [
  {
    hosts: ['wikipedia.org', 'wikinews.org', 'wikivoyage.org'],
    remove: '.mw-editsection, .navbox, .toc, #toc, .mw-jump-link, .noprint, .sistersitebox, .ambox, .mw-empty-elt',
    why: 'edit links, tables of contents and boxes of other pages stand between the paragraphs',
  },
  {
    hosts: [
      'chron.com',
      'houstonchronicle.com',
      'sfgate.com',
      'sfchronicle.com',
      'timesunion.com',
      'mysanantonio.com',
      'expressnews.com',
      'seattlepi.com',
      'ctpost.com',
      'newstimes.com',
      'stamfordadvocate.com',
      'nhregister.com',
    ],
    remove: '[class*="hst-resgallery"], [class*="hst-galleryitem"], .print-header, .control-bar, .captionlink',
    why: 'the gallery repeats each caption, credit and button in the midst of the text',
  },
  {
    hosts: ['thehill.com'],
    remove: '.rollover-block',
    why: 'every name carries a hidden list of other headlines, which reads as part of the sentence',
  },
  {
    hosts: ['phys.org', 'techxplore.com', 'medicalxpress.com'],
    remove: '.d-print-block, .article-main__more',
    why: 'a citation and a rights notice for paper follow the story as paragraphs of prose',
  },
];

/** Takes out what the rules of this site name. `url` is the page's own address. */
export const applySiteRules = (document: Document, url: string | null): void => {
  const host = URL.parse(url ?? '')?.hostname ?? '';
  for (const { hosts, remove } of siteRules) {
    if (!hosts.some((known) => host === known || host.endsWith(`.${known}`))) continue;
    for (const element of document.querySelectorAll(remove)) element.remove();
  }
};
