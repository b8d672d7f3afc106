/** The texts behind the made-up headlines, and what the rails and the front page make of them. */
import type { BlockForm, Edition, EditionLine, EditionStory } from '../../electron/contract/edition.ts';
import type { Article, ArticleView, ListedHeadline, RailItem, Rails, Reason } from '../../electron/contract/models.ts';
import { headlines, now, picture, sections, sources } from './paper-data.ts';

const pilots = `<figure><img src="broadsheet-picture:${picture('dusk')}" alt="Boats at the outer wall"><figcaption>Pilot boats at the outer wall, where they have lain since the thirteenth. Photograph: Quay Courier</figcaption></figure>
<p>PORT MAREN (SW) – Pilots and the harbour board met on Sunday morning for the first time in nine days, in a room above the ice store that neither side owns. The talks have one question before them: who says when a ship may leave.</p>
<p>The harbour master showed both parties to their chairs a little before nine, wished them a short day and went down to his window.</p>
<p>Behind the one question stand several more. A pension promised before <a href="https://saltwire.example/merger">the merger</a> has not been paid, a crane has not been mended, and two decades of small slights have not been forgotten.<sup><a href="#note-1">1</a></sup></p>
<h2>What each side wants</h2>
<ul><li>The pilots ask for the last word on wind and swell.</li><li>The board asks for an answer within the hour.</li></ul>
<blockquote><p>We are not asking for the sea, only to be believed about it.</p></blockquote>
<p>By noon the kettle had been filled three times. Nobody had left.</p>
<p id="note-1">1. The board disputes the word “slights”.</p>`;

const sahel = `<p>بندر مارن – ناخداها و هیئت بندر بامداد یکشنبه برای نخستین بار پس از نه روز روبه‌روی هم نشستند. نشست در اتاقی بالای یخچال بندر برگزار شد که از آنِ هیچ‌یک از دو طرف نیست.</p>
<p>رئیس بندر کمی پیش از ساعت نه هر دو گروه را به صندلی‌هایشان راهنمایی کرد، برایشان روزی کوتاه آرزو کرد و به پشت پنجرهٔ خود برگشت.</p>
<p>پشت همین یک پرسش، پرسش‌های دیگری ایستاده‌اند: مستمری‌ای که پرداخت نشده، جرثقیلی که تعمیر نشده، و دلخوری‌هایی که فراموش نشده‌اند.</p>`;

const plain = `<p>The people who do this work seldom speak of it, and when they do they begin with the weather. On most mornings the door is open by six; by seven there is bread.</p>
<p>What has changed in ten years is not the work but the number of those who ask about it. A visitor’s book lies by the stove, and it is full.</p>
<p>“Come back in spring,” says the woman at the counter, and writes the date down herself.</p>`;

const bodies: Readonly<Record<string, Partial<Article>>> = {
  pilots: {
    html: pilots,
    dateline: 'PORT MAREN (SW)',
    byline: 'Ona Vale',
    agency: 'Saltwire',
    sectionPath: ['World', 'Middle East'],
    title: 'Pilots and harbour board sit down again',
    standfirst:
      'Saltwire: The two sides met on Sunday in a borrowed room, for the first time in nine days and with no minister at the table.',
    pictures: [
      { id: picture('dusk'), link: null, alt: 'Boats at the outer wall', caption: null, width: 1200, height: 744 },
    ],
    enclosures: [{ link: 'https://quay.example/audio/pilots.mp3', type: 'audio/mpeg', length: 5_242_880 }],
    printedRails: [
      {
        title: 'Most read at the quay',
        items: [
          {
            title: 'The price of rope, again',
            excerpt: 'Hemp is dear and nylon is late …',
            link: 'https://quay.example/rope',
          },
          { title: 'Lost: one brass bell', excerpt: null, link: null },
        ],
      },
    ],
  },
  'sahel-1': { html: sahel, dateline: 'بندر مارن', byline: 'مینا ساحلی', sectionPath: ['جهان', 'خاورمیانه'] },
  pamphlet: { fileName: 'treaty-notes.txt', byline: null },
};

/** A story with its text. */
export const viewOf = (headline: ListedHeadline): ArticleView | null => {
  const source = sources.find((candidate) => candidate.id === headline.sourceId);
  if (source === undefined) return null;
  const { status, sourceTitle: _, tags, hiddenBy, ...bare } = headline;
  const section = sections.find((candidate) => candidate.id === headline.sectionId);
  const parent = sections.find((candidate) => candidate.id === section?.parentId);
  return {
    article: {
      ...bare,
      dateline: null,
      sectionPath: [],
      authors: [],
      html: plain,
      pictures: [],
      enclosures: [],
      printedRails: [],
      fileName: null,
      fullTextState: null,
      ...bodies[headline.id],
    },
    status,
    source,
    tags,
    hiddenBy,
    sectionTitles: [parent?.title, section?.title].filter((title) => title !== undefined),
  };
};

const item = (id: string, reason: Reason | null = null): RailItem => {
  const headline = headlines.find((candidate) => candidate.id === id);
  if (headline === undefined) throw new Error(`There is no headline ${id}.`);
  return { headline, reason };
};

/** The same rails beside every story, without the story itself. */
export const railsOf = (articleId: string): Rails => {
  const without = (items: readonly RailItem[]): readonly RailItem[] =>
    items.filter((other) => other.headline.id !== articleId);
  return {
    latest: without([item('cistern', { kind: 'fresh' }), item('tolls', { kind: 'fresh' }), item('awnings')]),
    mustRead: without([item('week', { kind: 'covered-by', sources: 5 })]),
    related: without([
      item('merger', { kind: 'shares', terms: ['Port Maren', 'pension', 'merger'] }),
      item('crane', { kind: 'shares', terms: ['crane', 'harbour board'] }),
      item('sahel-1', { kind: 'follows' }),
    ]),
    recommended: without([item('sleeper', { kind: 'you-read', terms: ['railways'] })]),
    printed: bodies[articleId]?.printedRails ?? [],
  };
};

const printed = (id: string, reason: Reason | null = null): EditionStory => {
  const { headline } = item(id);
  const { title, sourceTitle, language, direction } = headline;
  return { id, title, sourceTitle, language, direction, reason, headline };
};

/** A story that was printed and removed since. */
const gone: EditionStory = {
  id: 'gone',
  title: 'Ice on the inner harbour for the first time in a decade',
  sourceTitle: 'The Quay Courier',
  language: 'en',
  direction: 'ltr',
  reason: null,
  headline: null,
};

const block = (form: BlockForm, sectionId: string, title: string, first: string, ...rest: string[]) => ({
  sectionId,
  title,
  form,
  first: printed(first),
  rest: rest.map((id) => printed(id)),
});

export const edition: Edition = {
  id: 'edition-3',
  name: 'morning',
  made: now - 28 * 60_000,
  lead: printed('pilots', { kind: 'covered-by', sources: 5 }),
  under: [printed('awnings'), printed('merger')],
  seconds: [printed('register'), printed('propeller'), printed('rooms')],
  mustRead: [
    printed('week', { kind: 'covered-by', sources: 5 }),
    printed('cistern', { kind: 'covered-by', sources: 4 }),
    printed('sleeper', { kind: 'covered-by', sources: 3 }),
    printed('tolls', { kind: 'starred-source' }),
    printed('typesetter', { kind: 'your-mark' }),
  ],
  blocks: [
    block('column', 'business', 'Business', 'chapter', 'grain', 'yards'),
    block('column', 'technology', 'Technology', 'forgets', 'tunnels', 'radio'),
    block('column', 'science', 'Science', 'verge', 'ice'),
    block('column', 'home', 'Close to home', 'bridge', 'buses'),
  ],
  sources: 41,
  newStories: 312,
  offlineStories: 312,
  since: 0,
  previous: 'edition-2',
  next: null,
};

/** Of the evening before: one of its stories was removed since. */
export const pastEdition: Edition = {
  ...edition,
  id: 'edition-2',
  name: 'evening',
  made: now - 16 * 3_600_000,
  lead: printed('propeller'),
  under: [],
  seconds: [printed('sahel-1'), gone, printed('pilots')],
  mustRead: [printed('merger', { kind: 'starred-source' }), { ...gone, id: 'gone-too' }],
  blocks: [
    block('wide', 'business', 'Business', 'chapter', 'grain', 'yards'),
    block('wide', 'technology', 'Technology', 'tunnels', 'forgets', 'radio'),
    { ...block('full', 'none', '', 'verge', 'ice'), sectionId: null },
  ],
  previous: null,
  next: 'edition-3',
};

export const editionLines: readonly EditionLine[] = [edition, pastEdition].map((each) => ({
  id: each.id,
  name: each.name,
  made: each.made,
  lead: each.lead?.title ?? null,
  direction: 'ltr',
  stories: 20,
}));

/** The front page of a paper without stories. */
export const emptyEdition: Edition = {
  ...edition,
  id: '',
  lead: null,
  under: [],
  previous: null,
  seconds: [],
  mustRead: [],
  blocks: [],
  sources: 0,
  newStories: 0,
  offlineStories: 0,
};
