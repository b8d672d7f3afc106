/** Every bound the product keeps, by name. Bytes unless the name says otherwise. */
const KB = 1024;
const MB = 1024 * KB;

export const limits = {
  /** Contract */
  idCharacters: 80,
  titleCharacters: 1_000,
  addressCharacters: 8_192,
  queryCharacters: 400,
  idsPerCall: 10_000,
  /** Removed articles are kept whole for the undo. */
  removedPerCall: 500,
  listPage: 500,
  callBytes: 96 * MB,
  filesPerCall: 500,
  fileBytes: 64 * MB,
  settingsCharacters: 4_000,
  credentialCharacters: 1_000,

  /** Fetching */
  feedBytes: 20 * MB,
  pageBytes: 10 * MB,
  pictureBytes: 15 * MB,
  redirects: 5,
  connectMs: 10_000,
  idleMs: 15_000,
  totalMs: 60_000,
  connectionsPerHost: 4,
  connections: 32,
  /** Connections that only wait for a slow server, beyond `connections`. */
  slowConnections: 128,
  headerBytes: 64 * KB,

  /** Parsing feeds */
  feedDepth: 256,
  feedItems: 5_000,
  attributesPerElement: 128,
  parseMs: 10_000,
  entryTextCharacters: 2_000_000,

  /** Reading one page for its story */
  pageMs: 30_000,

  /** Reading one local file; making one picture smaller */
  fileMs: 120_000,
  pictureMs: 20_000,

  /** Articles */
  htmlCharacters: 2_000_000,
  htmlDepth: 256,
  standfirstCharacters: 600,
  printedRails: 12,
  printedRailItems: 40,

  /** Sound and film */
  mediaBytes: 2_048 * MB,
  mediaEntries: 5_000,
  mediaChapters: 200,

  /** Wishes that wait for the network */
  waitingWishes: 200,

  /** Stories out again */
  exportedStories: 500,

  /** OPML */
  outlines: 20_000,
  outlineDepth: 32,

  /** Filters */
  filters: 500,
  filterNameCharacters: 200,
  filterConditions: 20,
  filterValueCharacters: 400,
  filterTags: 10,
  tagCharacters: 60,
  /** Steps a regular expression is made of, once its repeats are written out. */
  patternSteps: 300,
  /** Newest stories a rule is tried on. */
  filterTrial: 500,
  filterTrialShown: 20,

  /** Activity log */
  activityDays: 7,
  activityEntries: 50_000,
  activityPage: 500,

  /** Story clusters */
  coverageVersions: 60,
  storyArticles: 200,
  storyRulings: 1_000,

  /** Searches */
  savedSearches: 50,
  recentSearches: 20,

  /** Editions kept to leaf through */
  editionDays: 30,
  editions: 120,

  /** What the reader prefers */
  profileCharacters: 100,
  profileEntries: 300,
  lessLikeThis: 200,
  dismissed: 500,

  /** Keeping */
  sections: 1_000,
  sources: 20_000,
  sectionDepth: 8,
  readingHistory: 5_000,
  undoSteps: 50,
  retentionDaysDefault: 90,
  articlesPerFeedDefault: 1_000,
} as const;
