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

/** What an article's text is made of. Any other element is unwrapped: its text stays. */
export const allowedElements: ReadonlySet<string> = new Set(
  words(`
    address article aside blockquote details summary div dd dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol
    p pre section ul
    a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr
    caption col colgroup table tbody td tfoot th thead tr
    img
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
