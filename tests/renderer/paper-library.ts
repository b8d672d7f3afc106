/** A library of made-up answers: enough of the contract for the interface, kept in memory. */
import { Buffer } from 'node:buffer';
import type { CallName } from '../../electron/contract/calls.ts';
import { Failure } from '../../electron/contract/errors.ts';
import type { EventName, Events } from '../../electron/contract/events.ts';
import type {
  AppInfo,
  ListedHeadline,
  Paper,
  Section,
  Settings,
  Source,
  Status,
} from '../../electron/contract/models.ts';
import { filler, firstSettings, headlines, now, sections, sources } from './paper-data.ts';
import { coverageOf } from './paper-coverage.ts';
import { doctorReport, requestsOf } from './paper-doctor.ts';
import { filterAnswers } from './paper-filters.ts';
import { testSearches } from './paper-searches.ts';
import { edition, emptyEdition, editionLines, pastEdition, railsOf, viewOf } from './paper-stories.ts';
import { mustReadPreferences, profile } from './paper-preferences.ts';
import { waitingAnswers } from './paper-waiting.ts';

export type LibraryOptions = {
  /** Further headlines, for long lists. */
  readonly more?: number;
  readonly fresh?: boolean;
  /** A paper without sections, sources and stories. */
  readonly empty?: boolean;
};

type Input = Readonly<Record<string, unknown>>;
type Emit = <E extends EventName>(name: E, payload: Events[E]) => void;

export const testInfo: AppInfo = {
  name: 'Broadsheet',
  version: '0.1.0',
  host: 'web',
  capabilities: [],
  libraryFolder: '/home/reader/.local/share/broadsheet',
};

/** Made-up answers to calls. State changes as a real library's would, as far as the interface can see. */
export const testLibrary = (options: LibraryOptions, emit: Emit) => {
  let settings: Settings = firstSettings;
  let stories: readonly ListedHeadline[] = options.empty ? [] : [...headlines, ...filler(options.more ?? 0)];
  let places: readonly Section[] = options.empty ? [] : sections;
  let origins: readonly Source[] = options.empty ? [] : sources;
  let welcome: Paper['welcome'] = { state: options.fresh ? 'fresh' : 'done', samples: options.fresh ? 24 : 0 };
  const undos = new Map<string, () => void>();

  const keepUndo = (run: () => void): string => {
    const undo = `undo-${undos.size + 1}`;
    undos.set(undo, run);
    return undo;
  };
  const counts = (): Paper['counts'] => ({
    stories: options.empty ? 0 : 12_480,
    unread: 312,
    latest: options.empty ? 0 : 312,
    mustRead: options.empty ? 0 : 9,
    recommended: options.empty ? 0 : 24,
    saved: options.empty ? 0 : 58,
    starred: 3,
    files: options.empty ? 0 : 31,
    hidden: 0,
    bySection: options.empty
      ? {}
      : {
          world: 148,
          europe: 41,
          'middle-east': 62,
          pacific: 45,
          business: 73,
          energy: 18,
          science: 40,
          culture: 29,
          technology: 96,
          home: 22,
        },
  });
  const paper = (): Paper => ({
    sections: places,
    sources: options.fresh ? origins.filter((source) => source.kind !== 'feed') : origins,
    counts: counts(),
    tags: [],
    searches: searches.saved(),
    offline: {
      online: true,
      stories: options.empty ? 0 : 1310,
      complete: options.empty ? 0 : 1180,
      text: options.empty ? 0 : 24,
      summary: options.empty ? 0 : 106,
      picturesMissing: options.empty ? 0 : 38,
      media: options.empty ? 0 : 3,
      bytes: options.empty ? 0 : 222_298_112,
    },
    welcome,
  });

  const inSection = (id: string): ReadonlySet<string> =>
    new Set([id, ...places.filter((place) => place.parentId === id).flatMap((place) => [...inSection(place.id)])]);
  const matching = (input: Input): readonly ListedHeadline[] => {
    const within = input['kind'] === 'section' ? inSection(String(input['id'])) : null;
    return stories
      .filter((story) => within === null || (story.sectionId !== null && within.has(story.sectionId)))
      .filter((story) => input['kind'] !== 'source' || story.sourceId === input['id'])
      .filter((story) => input['kind'] !== 'files' || story.origin === 'file')
      .filter((story) => input['kind'] !== 'saved' || story.status.saved)
      .filter((story) => input['unreadOnly'] !== true || !story.status.read)
      .filter((story) => input['starredOnly'] !== true || story.status.starred)
      .toSorted((a, b) => b.date - a.date);
  };

  const setStatus = (ids: readonly string[], change: Partial<Status>) => {
    const wanted = new Set(ids);
    stories = stories.map((story) =>
      wanted.has(story.id) ? { ...story, status: { ...story.status, ...change } } : story,
    );
    const changes = stories
      .filter((story) => wanted.has(story.id))
      .map((story) => ({ id: story.id, status: story.status }));
    emit('status.changed', { changes });
    return changes;
  };
  const storyOf = (id: unknown): ListedHeadline => {
    const story = stories.find((candidate) => candidate.id === id);
    if (story === undefined) throw new Failure('article-not-found', {});
    return story;
  };
  const changed = (): void => emit('paper.changed', {});

  const searches = testSearches(options.empty === true, changed, keepUndo);

  const answers: Partial<Record<CallName, (input: Input) => unknown>> = {
    'app.info': () => testInfo,
    'paper.get': paper,
    'settings.get': () => settings,
    'settings.update': (input) => {
      settings = { ...settings, ...input };
      emit('settings.changed', {});
      return settings;
    },
    'jobs.list': () => [],
    'jobs.cancel': () => ({ cancelled: true }),
    'edition.get': (input) => {
      if (options.empty) return emptyEdition;
      const wanted = [edition, pastEdition].find((each) => each.id === (input['id'] ?? edition.id));
      if (wanted === undefined) throw new Failure('edition-not-found', {});
      return wanted;
    },
    'edition.list': () => (options.empty ? [] : editionLines),
    'edition.renew': () => edition,
    'articles.list': (input) => {
      const all = matching(input);
      const start = Number(input['after'] ?? 0);
      const end = start + Number(input['limit'] ?? 200);
      return {
        headlines: all.slice(start, end),
        next: end < all.length ? String(end) : null,
        total: all.length,
        unread: all.filter((story) => !story.status.read).length,
      };
    },
    'articles.get': (input) => viewOf(storyOf(input['id'])),
    'rails.get': (input) => railsOf(String(input['articleId'])),
    'mustRead.get': () => mustReadPreferences,
    'mustRead.update': () => mustReadPreferences,
    'mustRead.dismiss': () => ({ undo: keepUndo(() => emit('rails.changed', {})) }),
    'mustRead.reset': () => ({ undo: keepUndo(() => emit('rails.changed', {})) }),
    'profile.get': () => profile,
    'profile.update': () => profile,
    'profile.less': () => ({ undo: keepUndo(() => emit('rails.changed', {})) }),
    'profile.forget': () => profile,
    'clusters.get': (input) => coverageOf(storyOf(input['articleId'])),
    'clusters.split': () => ({ undo: keepUndo(() => emit('rails.changed', {})) }),
    'clusters.merge': () => ({ undo: keepUndo(() => emit('rails.changed', {})) }),
    'articles.mark': (input) => {
      const { ids, ...change } = input;
      return { changes: setStatus(ids as string[], change), undo: null };
    },
    'articles.markAllRead': (input) => {
      const ids = matching(input)
        .filter((story) => !story.status.read)
        .map((story) => story.id);
      setStatus(ids, { read: true });
      return { marked: ids.length, undo: keepUndo(() => setStatus(ids, { read: false })) };
    },
    'undo.apply': (input) => {
      const undo = undos.get(String(input['undo']));
      if (undo === undefined) throw new Failure('undo-not-found', {});
      undo();
      return { applied: true };
    },
    'search.query': (input) => {
      const words = String(input['query']).toLowerCase();
      const hits = stories.filter((story) => story.title.toLowerCase().includes(words));
      return {
        hits: hits.slice(0, 100).map((headline) => {
          const text = `… ${headline.standfirst ?? headline.title} …`;
          const at = text.toLowerCase().indexOf(words);
          return { headline, snippet: { text, marks: at < 0 ? [] : [[at, at + words.length]] } };
        }),
        total: hits.length,
        isMore: false,
        next: null,
        troubles: [],
      };
    },
    ...searches.answers,
    'sections.add': (input) => {
      const section = {
        id: `section-${places.length}`,
        title: String(input['title']),
        parentId: input['parentId'] as string | null,
        position: 99,
      };
      places = [...places, section];
      changed();
      return section;
    },
    'sections.rename': (input) => {
      if (input['title'] === 'World') throw new Failure('section-exists', { title: 'World' });
      places = places.map((place) => (place.id === input['id'] ? { ...place, title: String(input['title']) } : place));
      changed();
      return places.find((place) => place.id === input['id']);
    },
    'sections.remove': (input) => {
      const before = places;
      places = places.filter((place) => place.id !== input['id']);
      changed();
      return {
        undo: keepUndo(() => {
          places = before;
          changed();
        }),
      };
    },
    'sources.update': (input) => {
      origins = origins.map((origin) => (origin.id === input['id'] ? { ...origin, ...input } : origin));
      changed();
      return origins.find((origin) => origin.id === input['id']);
    },
    'sources.remove': (input) => {
      const before = origins;
      origins = origins.filter((origin) => origin.id !== input['id']);
      changed();
      return {
        undo: keepUndo(() => {
          origins = before;
          changed();
        }),
      };
    },
    ...filterAnswers({ stories: () => stories, emit, keepUndo }),
    'doctor.report': (input) => doctorReport(origins, input['sourceId']),
    'activity.list': requestsOf,
    'activity.export': () => ({
      name: 'broadsheet-activity.txt',
      bytes: Buffer.from('time\tkind\n').toString('base64'),
    }),
    'feeds.discover': (input) => {
      if (String(input['address']).includes('nothing')) throw new Failure('no-feed-found', {});
      return {
        candidates: [
          {
            url: 'https://mill.example/feed.xml',
            title: 'The Mill Road Review',
            type: 'application/rss+xml',
            subscribedAs: null,
          },
          {
            url: 'https://mill.example/notes.xml',
            title: 'Mill Road: short notes',
            type: 'application/atom+xml',
            subscribedAs: null,
          },
          { url: 'https://quay.example/feed.xml', title: 'The Quay Courier', type: null, subscribedAs: 'quay' },
        ],
      };
    },
    'feeds.preview': (input) => ({
      url: input['url'],
      title: String(input['url']).includes('quay') ? 'The Quay Courier' : 'The Mill Road Review',
      siteLink: 'https://mill.example/',
      description: 'Long pieces about small places, on the first of each month.',
      headlines: [
        { title: 'The miller’s clock runs on water', published: now - 3_600_000, standfirst: null },
        { title: 'Eleven ways to mend a sluice', published: now - 30 * 3_600_000, standfirst: null },
        { title: 'A lane, its hedges and its lawsuits', published: now - 80 * 3_600_000, standfirst: null },
      ],
      entries: 40,
      subscribedAs: String(input['url']).includes('quay') ? 'quay' : null,
    }),
    'feeds.subscribe': (input) => {
      const subscribed: Source = {
        ...(sources[0] as Source),
        id: 'mill',
        title: 'The Mill Road Review',
        sectionId: (input['sectionId'] as string | null) ?? null,
      };
      origins = [...origins, subscribed];
      changed();
      return subscribed;
    },
    'feeds.refresh': () => ({
      sources: 9,
      failed: 2,
      newArticles: 12,
      updatedArticles: 1,
      unchanged: 4,
      cancelled: false,
    }),
    'files.import': (input) =>
      (input['files'] as { name: string }[]).map((file) =>
        file.name.endsWith('.bin')
          ? {
              name: file.name,
              outcome: 'failed',
              articleIds: [],
              sourceId: null,
              error: { code: 'file-kind-unknown', params: {} },
            }
          : { name: file.name, outcome: 'added', articleIds: ['pamphlet'], sourceId: 'files', error: null },
      ),
    'opml.import': () => [
      { name: 'The Mill Road Review', outcome: 'subscribed', articleIds: [], sourceId: 'mill', error: null },
    ],
    'opml.export': () => ({ name: 'broadsheet.opml', bytes: Buffer.from('<opml/>').toString('base64') }),
    'starters.list': () =>
      ['World', 'Science', 'Technology', 'Culture', 'Cities', 'Cooking'].map((title) => ({
        id: title.toLowerCase(),
        title,
        description: `What a careful reader of ${title.toLowerCase()} would put on one page.`,
        feeds: [
          { title: `${title} Weekly`, url: `https://${title.toLowerCase()}.example/feed`, language: 'en' },
          { title: `The ${title} Notebook`, url: `https://${title.toLowerCase()}-notes.example/feed`, language: 'en' },
        ],
      })),
    'starters.add': () => [
      { name: 'World Weekly', outcome: 'subscribed', articleIds: [], sourceId: 'lantern', error: null },
    ],
    'welcome.finish': (input) => {
      const removed = input['removeSamples'] === true ? welcome.samples : 0;
      welcome = { state: 'done', samples: welcome.samples - removed };
      changed();
      return { removed };
    },
    ...waitingAnswers(emit, () => settings.workOffline),
    'offline.state': () => paper().offline,
    'offline.recheck': () => ({ ...paper().offline, corrected: 2, picturesLost: 1, mediaLost: 0 }),
    'offline.prepare': () => ({
      stories: 312,
      complete: 280,
      text: 10,
      summary: 22,
      picturesMissing: 14,
      minutes: 1265,
      bytesFetched: 48_300_000,
      ended: 'all',
    }),
    'articles.export': () => ({ name: 'Story.html', bytes: Buffer.from('<p>Story</p>').toString('base64') }),
    'pages.save': () => ({ id: stories[0]?.id ?? '', title: stories[0]?.title ?? '', added: true }),
    'conditions.tell': () => ({ onBattery: false, metered: false, asleep: false }),
    'feeds.signIn': () => ({ user: 'reader', kept: false, overHttp: false }),
    'feeds.signOut': () => ({ signedOut: true }),
    'library.check': () => ({ files: 42, articles: 12_480, bodies: 12_480, pictures: 3011, problems: [] }),
    'host.openExternal': () => ({ opened: true }),
  };

  return (name: CallName, input: Input): unknown => {
    const answer = answers[name];
    if (answer === undefined) throw new Failure('not-supported', {});
    return answer(input);
  };
};
