/** The elements and attributes an article may keep. Private to `articles/`. */

/** Elements that never have an end tag. */
export const voidElements: ReadonlySet<string> = new Set([
  'area',
  'base',
  'basefont',
  'br',
  'col',
  'command',
  'embed',
  'frame',
  'hr',
  'img',
  'input',
  'isindex',
  'keygen',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What an article's text is made of, the most frequent first. Any other element is unwrapped: its text stays. */
export const allowedElements: ReadonlySet<string> = new Set(
  words(`
    p a img br em strong li i b div span h2 h3 figure figcaption blockquote ul ol td tr
    address article aside details summary dd dl dt footer h1 h4 h5 h6 header hgroup hr main nav pre section
    abbr bdi bdo cite code data del dfn ins kbd mark q rb rp rt rtc ruby s samp small strike sub sup time tt u var wbr
    caption col colgroup table tbody tfoot th thead
  `),
);

/** Elements that are dropped with all they hold: what they hold is not the story's text. */
export const droppedWithContent: readonly string[] = words(`
  script style textarea option optgroup select xmp noscript noembed noframes template svg title head button datalist canvas object applet
  audio video map annotation annotation-xml plaintext dialog
`);

/** Attributes by element; `*` is for all. Addresses are checked one by one in `links.ts` and `pictures.ts`. */
export const allowedAttributes: Readonly<Record<string, string[]>> = {
  '*': ['dir', 'lang'],
  a: ['href', 'title'],
  abbr: ['title'],
  col: ['span'],
  colgroup: ['span'],
  data: ['value'],
  del: ['datetime'],
  details: ['open'],
  dfn: ['title'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ins: ['datetime'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
};
