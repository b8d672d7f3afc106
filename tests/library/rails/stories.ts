/** Invented stories for tests of the rails: events told by several sources, and a desk over them. */
import { unreadStatus } from '../../../electron/library/store/model.ts';
import { usualMustRead, usualTaste } from '../../../electron/contract/preferences.ts';
import type { MustReadChoices, TasteChoices } from '../../../electron/contract/preferences.ts';
import type { Status } from '../../../electron/contract/models.ts';
import type { Desk, DeskArticle } from '../../../electron/library/rails/model.ts';

export const now = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;

/** Each event as three reports in different words. */
export const events: readonly (readonly [string, string, string])[] = [
  [
    'Ferry talks begin in Port Aldane. Crews and managers of the Aldane Line met mediator Ruth Okello on Monday to end a nine day ferry strike.',
    'Mediator Ruth Okello opens ferry strike talks. The Aldane Line and its crews sat down in Port Aldane after nine days without ferries.',
    'Port Aldane ferry strike: both sides meet. Managers of the Aldane Line said the talks with Ruth Okello and the crews went well.',
  ],
  [
    'Volcano Mount Serrat erupts. Ash from Mount Serrat closed Verin airport and 4,000 people left villages on its slopes.',
    'Airport shut as Mount Serrat throws ash. Verin airport closed after the volcano erupted, and villages on the slopes were emptied.',
    'Thousands flee Mount Serrat. The eruption of the volcano sent 4,000 villagers from the slopes; flights at Verin airport stopped.',
  ],
  [
    'Chess title goes to Lena Brodsky. Brodsky, 19, beat Ivan Tal in the last game of the chess championship in Oporto.',
    'Lena Brodsky is chess champion at 19. In Oporto she beat Ivan Tal in the final game of the championship.',
    'Teenager wins chess championship. Ivan Tal resigned the last game in Oporto and Lena Brodsky took the title.',
  ],
  [
    'Parliament passes water law. Deputies in Kelm voted for the water law that sets a price on wells and irrigation.',
    'Water law adopted in Kelm. Wells and irrigation will have a price after deputies in parliament voted.',
    'Deputies price wells. The water law passed the parliament in Kelm; farmers will pay for irrigation.',
  ],
];

export const article = (id: string, told: string, part: Partial<DeskArticle> = {}): DeskArticle => {
  const [title = '', ...rest] = told.split('. ');
  return {
    id,
    sourceId: 'source-0',
    sectionId: 'world',
    origin: 'feed',
    title,
    standfirst: null,
    agency: null,
    byline: null,
    link: null,
    published: now,
    arrived: now,
    date: now,
    language: 'en',
    direction: 'ltr',
    pictureId: null,
    words: 30,
    completeness: 'text',
    categories: [],
    clusterId: null,
    coverage: 1,
    text: rest.join('. '),
    ...part,
  };
};

/** Every report of every event: `e<event>-<report>`, report n from source n, an hour apart, newest last. */
export const reports: readonly DeskArticle[] = events.flatMap((told, event) =>
  told.map((text, report) =>
    article(`e${event}-${report}`, text, {
      sourceId: `source-${report}`,
      sectionId: event % 2 === 0 ? 'world' : 'coast',
      date: now - (events.length * 3 - event * 3 - report) * hour,
    }),
  ),
);

export type TestDesk = Desk & {
  readonly articles: Map<string, DeskArticle>;
  readonly statuses: Map<string, Status>;
  readonly opened: { articleId: string; at: number }[];
  readonly choices: { mustRead: MustReadChoices; taste: TasteChoices };
};

/** Sections: world, and coast below it; sport stands beside them and is empty unless a test fills it. */
export const testDesk = (articles: readonly DeskArticle[]): TestDesk => {
  const byId = new Map(articles.map((each) => [each.id, each]));
  const statuses = new Map<string, Status>();
  const opened: { articleId: string; at: number }[] = [];
  const choices = { mustRead: usualMustRead, taste: usualTaste };
  // Tests change what they like: nothing is ever taken for unchanged.
  let version = 0;
  return {
    articles: byId,
    statuses,
    opened,
    choices,
    preferences: () => choices,
    version: () => (version += 1),
    now: () => now,
    headline: (id) => byId.get(id),
    status: (id) => statuses.get(id) ?? unreadStatus,
    source: (id) => ({ id, title: `Title of ${id}`, sectionId: null, starred: id === 'starred' }),
    sections: () => [
      { id: 'world', title: 'World', parentId: null, position: 0 },
      { id: 'coast', title: 'Coast', parentId: 'world', position: 0 },
      { id: 'sport', title: 'Sport', parentId: null, position: 1 },
    ],
    newest: (limit, within) =>
      [...byId.values()]
        .filter((each) => within === undefined || (each.sectionId !== null && within.has(each.sectionId)))
        .sort((a, b) => b.date - a.date || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map((each) => each.id),
    history: () => opened,
  };
};
