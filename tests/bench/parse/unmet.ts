/** Why an expectation of a corpus is not met on purpose. known-unmet.md words the same reasons by group. */

export type UnmetRow = {
  readonly corpus?: string;
  readonly file: string;
  readonly scope: string;
  readonly index: number | null;
  readonly field: string;
  readonly want: unknown;
  readonly parsed: boolean;
  readonly reason?: string | null;
};

type Rule = { readonly when: (corpus: string, row: UnmetRow) => boolean; readonly reason: string };

const last = (field: string): string => field.split('.').at(-1) ?? field;

const rules: readonly Rule[] = [
  {
    when: (corpus, { field, want }) =>
      corpus === 'feedparser' && /published|updated/.test(field) && /^[A-Z][a-z]{2},/.test(String(want)),
    reason:
      'expected-rfc822: the corpus expects the date as the feed wrote it; ours are ISO 8601, and the tool compares no other form',
  },
  {
    when: (corpus, { field, want }) => corpus === 'laminas-feed' && field === 'id' && want === 'Entry Title',
    reason: 'id-from-title: a title is no identity, two stories of one title would become one',
  },
  {
    when: (corpus, { want }) => corpus === 'laminas-feed' && /[ÃÂ][\u0080-\u00BF]/.test(String(want)),
    reason: 'broken-expectation: the expected text is UTF-8 read as Latin-1',
  },
  {
    when: (_corpus, { field, file }) => /author/.test(field) && /laut\.de|WithWebmaster/.test(file),
    reason: 'not-an-author: a publisher or a webmaster has not written the story',
  },
  {
    when: (corpus, { field, scope }) =>
      corpus === 'miniflux-cases' && scope === 'feed' && (field === 'title' || field === 'link'),
    reason:
      'feed-address-as-name: a feed without title or site is named by whoever shows it; its own address is neither',
  },
  {
    when: (_corpus, { field, scope, file }) => scope === 'entry' && last(field) === 'link' && !/FeedBurner/.test(file),
    reason:
      'entry-link: an entry without a link has none; the site, an audio file or an urn is not the page of the story, and several entries would share it',
  },
  {
    when: (_corpus, { field, want }) => last(field) === 'link' && /original/.test(String(want)),
    reason:
      'counting-link: `link` is what the feed writes there, as the real feeds of another corpus expect; where it leads in the end is kept beside it',
  },
  {
    when: (_corpus, { field }) => /categories/.test(field),
    reason:
      'term-or-label: the corpora contradict each other; the term counts unless it is a number or an address, in Media RSS the label',
  },
  {
    when: (corpus, { field }) => corpus === 'feeds-real' && field === 'id',
    reason: 'id-from-link: an entry without an id has none in the model; identity falls back to the link later',
  },
  {
    when: (_corpus, { field, file }) => field === 'title' && /EmptyTitle/.test(file),
    reason: 'title-from-text: an entry without a title is named by its text before its address',
  },
  {
    when: (_corpus, { file }) => /NullJSON/.test(file),
    reason: 'null-is-no-feed: the document is the word null',
  },
];

/** A code and a sentence, or `null` where nobody has looked yet. */
export const reasonFor = (corpus: string, row: UnmetRow): string | null =>
  rules.find(({ when }) => when(corpus, row))?.reason ?? null;
