/** A made-up paper for the tests of the interface: every story in it was written for this purpose. */
import { createHash } from 'node:crypto';
import type { ListedHeadline, Section, Settings, Source, Status } from '../../electron/contract/models.ts';

/** Sunday 22 November 2026, 10:08 UTC: the present of every test. */
export const now = Date.UTC(2026, 10, 22, 10, 8);
const minute = 60_000;
const hour = 60 * minute;

const section = (id: string, title: string, parentId: string | null, position: number): Section => ({
  id,
  title,
  parentId,
  position,
});

export const sections: readonly Section[] = [
  section('world', 'World', null, 0),
  section('europe', 'Europe', 'world', 0),
  section('middle-east', 'Middle East', 'world', 1),
  section('pacific', 'Asia & Pacific', 'world', 2),
  section('business', 'Business', null, 1),
  section('energy', 'Energy', 'business', 0),
  section('science', 'Science', null, 2),
  section('culture', 'Culture', null, 3),
  section('technology', 'Technology', null, 4),
  section('home', 'Close to home', null, 5),
];

const source = (id: string, title: string, sectionId: string | null, rest: Partial<Source> = {}): Source => ({
  id,
  kind: 'feed',
  fullText: 'automatic',
  title,
  sectionId,
  address: `https://${id}.example/feed.xml`,
  siteLink: `https://${id}.example/`,
  description: null,
  language: 'en',
  starred: false,
  paused: false,
  added: now - 400 * hour,
  lastFetch: {
    at: now - 12 * minute,
    ok: true,
    error: null,
    httpStatus: 200,
    unchanged: false,
    newArticles: 2,
    bytes: 48_211,
    ms: 320,
  },
  lastGoodFetch: now - 12 * minute,
  failures: 0,
  articles: 120,
  unread: 24,
  ...rest,
});

const failed = (code: string, params: Record<string, string | number>): Partial<Source> => ({
  lastFetch: {
    at: now - 20 * minute,
    ok: false,
    error: { code, params },
    httpStatus: null,
    unchanged: false,
    newArticles: 0,
    bytes: 0,
    ms: 10_000,
  },
  lastGoodFetch: now - 5 * 24 * hour,
  failures: 14,
});

export const sources: readonly Source[] = [
  source('quay', 'The Quay Courier', 'middle-east'),
  source('lantern', 'Lantern News', 'world'),
  source('saltwire', 'Saltwire', 'middle-east', { starred: true }),
  source('bench', 'Open Bench', 'science'),
  source('evening', 'The Evening Page', 'culture'),
  source('ledger', 'Ledger & Loom', 'business', failed('timed-out', {})),
  source('circuit', 'Circuit Yard', 'technology', failed('feed-broken', { line: 214, column: 17 })),
  source('grid', 'Grid Watch', 'energy', { paused: true }),
  source('sahel', 'روزنامهٔ ساحل', 'middle-east', { language: 'fa' }),
  source('files', 'Local files', null, { kind: 'saved', address: null, siteLink: null, lastFetch: null, articles: 31 }),
];

const pictureIds: Record<string, string> = {};
/** The id of a test picture, as a real one would have it. */
export const picture = (name: string): string => (pictureIds[name] ??= createHash('sha256').update(name).digest('hex'));
export const pictureNames = (): Readonly<Record<string, string>> => pictureIds;

const unread: Status = { read: false, starred: false, saved: false, mustRead: false, progress: 0 };

type Told = {
  readonly id: string;
  readonly source: string;
  readonly section?: string;
  readonly minutes: number;
  readonly title: string;
  readonly standfirst?: string;
  readonly picture?: string;
  readonly coverage?: number;
  readonly read?: boolean;
  readonly starred?: boolean;
  readonly fa?: boolean;
};

const headline = (told: Told): ListedHeadline => {
  const from = sources.find((candidate) => candidate.id === told.source);
  return {
    id: told.id,
    sourceId: told.source,
    sectionId: told.section ?? from?.sectionId ?? null,
    origin: told.source === 'files' ? 'file' : 'feed',
    title: told.title,
    standfirst: told.standfirst ?? null,
    agency: null,
    byline: null,
    link: told.source === 'files' ? null : `https://${told.source}.example/${told.id}`,
    published: now - told.minutes * minute,
    arrived: now - told.minutes * minute,
    date: now - told.minutes * minute,
    language: told.fa ? 'fa' : 'en',
    direction: told.fa ? 'rtl' : 'ltr',
    pictureId: told.picture === undefined ? null : picture(told.picture),
    words: 820,
    completeness: 'complete',
    categories: [],
    clusterId: told.coverage === undefined ? null : `cluster-${told.id}`,
    coverage: told.coverage ?? 1,
    status: { ...unread, read: told.read ?? false, starred: told.starred ?? false },
    sourceTitle: from?.title ?? '',
    tags: [],
    hiddenBy: null,
  };
};

export const headlines: readonly ListedHeadline[] = [
  headline({
    id: 'pilots',
    source: 'quay',
    minutes: 38,
    title: 'Pilots and harbour board sit down again after nine days of silence',
    standfirst: 'The two sides have agreed on one thing so far, which is the shape of the table.',
    picture: 'dusk',
    coverage: 5,
  }),
  headline({
    id: 'cistern',
    source: 'lantern',
    section: 'middle-east',
    minutes: 64,
    title: 'The old cistern under the market is filled for the first time since 1911',
    standfirst: 'Its water will cool the covered streets in summer.',
    picture: 'moss',
    coverage: 4,
  }),
  headline({
    id: 'tolls',
    source: 'saltwire',
    minutes: 128,
    title: 'Ministers leave the toll question open for another month',
  }),
  headline({
    id: 'sahel-1',
    source: 'sahel',
    minutes: 150,
    title: 'ناخداها پس از نه روز به میز گفت‌وگو بازگشتند',
    standfirst: 'دستور نشست یک خط بیشتر ندارد: چه کسی می‌گوید کشتی آمادهٔ رفتن است.',
    fa: true,
  }),
  headline({
    id: 'awnings',
    source: 'quay',
    minutes: 190,
    title: 'Forty awnings, one loom: how a street got its shade back',
    standfirst: 'The last weaver of the quarter took two apprentices and a very long order.',
    picture: 'clay',
    read: true,
  }),
  headline({
    id: 'sleeper',
    source: 'lantern',
    section: 'middle-east',
    minutes: 310,
    title: 'A sleeping car returns to the valley line',
    standfirst: 'Twelve berths, one stove, and a timetable that waits for the snow.',
    picture: 'violet',
    read: true,
    starred: true,
  }),
  headline({
    id: 'register',
    source: 'lantern',
    section: 'pacific',
    minutes: 70,
    title: 'Seven islands will keep one book of boats',
    standfirst: 'The shared register settles who may cast where, and until when.',
  }),
  headline({
    id: 'propeller',
    source: 'bench',
    minutes: 185,
    title: 'A propeller that hums a third less than its rivals',
    standfirst: 'The blade’s bumps were copied from a whale’s flipper; nobody is yet sure why they work.',
    picture: 'moss',
  }),
  headline({
    id: 'rooms',
    source: 'evening',
    minutes: 370,
    title: 'The library where you may sleep beside the atlases',
    standfirst: 'Thirty beds, eleven thousand books, and silence after ten.',
    picture: 'dusk',
  }),
  headline({
    id: 'chapter',
    source: 'ledger',
    minutes: 400,
    title: 'Freight talks stick at the chapter on empty wagons',
    picture: 'slate',
  }),
  headline({ id: 'grain', source: 'ledger', minutes: 460, title: 'Grain holds its price through a wet month' }),
  headline({ id: 'yards', source: 'ledger', minutes: 520, title: 'Two yards share one order and one crane' }),
  headline({
    id: 'forgets',
    source: 'circuit',
    minutes: 240,
    title: 'A notebook program that forgets by design',
    picture: 'violet',
    read: true,
  }),
  headline({ id: 'tunnels', source: 'circuit', minutes: 700, title: 'Maps for people who walk in tunnels' }),
  headline({ id: 'radio', source: 'circuit', minutes: 900, title: 'Why the kitchen radio will not die' }),
  headline({ id: 'verge', source: 'bench', minutes: 1200, title: 'Counting bees between the rails', picture: 'moss' }),
  headline({ id: 'ice', source: 'bench', minutes: 1300, title: 'A dry century, read from a metre of ice' }),
  headline({
    id: 'bridge',
    source: 'quay',
    section: 'home',
    minutes: 260,
    title: 'The swing bridge opens to bicycles before cars',
    picture: 'clay',
  }),
  headline({
    id: 'buses',
    source: 'quay',
    section: 'home',
    minutes: 600,
    title: 'Night buses: the council counts its votes',
  }),
  headline({ id: 'week', source: 'saltwire', minutes: 80, title: 'Nine days on the quay, hour by hour', coverage: 5 }),
  headline({
    id: 'merger',
    source: 'saltwire',
    minutes: 2900,
    title: 'What the harbour merger promised, and what came',
    read: true,
  }),
  headline({
    id: 'crane',
    source: 'quay',
    minutes: 4300,
    title: 'Three firms named in the report on the fallen crane',
  }),
  headline({ id: 'typesetter', source: 'evening', minutes: 800, title: 'The last hand typesetter of Port Maren' }),
  headline({
    id: 'pamphlet',
    source: 'files',
    minutes: 1500,
    title: 'Notes on the treaty of 1898, from a pamphlet',
    standfirst: 'Imported from treaty-notes.txt',
    read: true,
  }),
];

/** As many further headlines as a test of long lists wants. */
export const filler = (count: number): readonly ListedHeadline[] =>
  Array.from({ length: count }, (_, index) =>
    headline({
      id: `filler-${index}`,
      source: 'quay',
      minutes: 5000 + index,
      title: `Tide table ${index + 1}: ${index % 3 === 0 ? 'high water comes late and stays for longer than the almanac said it would' : 'slack water at noon'}`,
      ...(index % 2 === 0 ? { standfirst: 'Read at the harbour master’s window, corrected by hand.' } : {}),
      ...(index % 5 === 0 ? { picture: 'slate' } : {}),
      read: index % 4 !== 0,
    }),
  );

/** What the reader of the made-up paper begins with. */
export const firstSettings: Settings = {
  theme: 'light',
  textSize: 100,
  refreshMinutes: 60,
  refreshAtStart: true,
  sparingOnBattery: true,
  refreshMetered: false,
  retentionDays: 90,
  articlesPerFeed: 1000,
  markReadOnOpen: true,
  markCopiesRead: false,
  keepPictures: true,
  shrinkPictures: true,
  workOffline: false,
  contact: '',
  editionTimes: { morning: 360, midday: 720, evening: 1080 },
};
