/** What a command is: its usage, its options, and the module that does it, loaded only when it is asked for. */
import type { CommandLine, OptionKinds } from './arguments.ts';
import type { Output } from './output.ts';

export type Run = (line: CommandLine, output: Output) => Promise<ExitCode>;

/** 0: done; 1: a named failure; 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  /** What follows the command's name. */
  readonly usage: string;
  readonly purpose: string;
  readonly options: OptionKinds;
  /** How many words it takes, its own name not counted. */
  readonly words: readonly [least: number, most: number];
  readonly load: () => Promise<Run>;
};

const many = Number.MAX_SAFE_INTEGER;

export const commands: Readonly<Record<string, Command>> = {
  parse: {
    usage: 'FILE… [--url BASE] [--content-type T]',
    purpose: 'read feed documents',
    options: { url: 'text', 'content-type': 'text' },
    words: [1, many],
    load: async () => (await import('./commands/parse.ts')).run,
  },
  extract: {
    usage: 'FILE… [--url URL]',
    purpose: 'read local files as articles',
    options: { url: 'text' },
    words: [1, many],
    load: async () => (await import('./commands/extract.ts')).run,
  },
  sanitise: {
    usage: '',
    purpose: 'make HTML safe: lines {"id","html"} in, the same out',
    options: { url: 'text' },
    words: [0, 0],
    load: async () => (await import('./commands/sanitise.ts')).run,
  },
  discover: {
    usage: 'FILE --url URL',
    purpose: 'find the feeds that a saved page names',
    options: { url: 'text' },
    words: [1, 1],
    load: async () => (await import('./commands/discover.ts')).run,
  },
  date: {
    usage: '',
    purpose: 'read dates as feeds write them: a line in, ISO 8601 or null out',
    options: {},
    words: [0, 0],
    load: async () => (await import('./commands/date.ts')).run,
  },
  add: {
    usage: 'URL|FOLDER [--section "World/Middle East"]',
    purpose: 'subscribe to a feed or site, or watch a folder',
    options: { section: 'text' },
    words: [1, 1],
    load: async () => (await import('./commands/add.ts')).run,
  },
  remove: {
    usage: 'SOURCE',
    purpose: 'take a source away (its id, address or title); starred and saved stories stay',
    options: {},
    words: [1, 1],
    load: async () => (await import('./commands/remove.ts')).run,
  },
  refresh: {
    usage: '[--section S]',
    purpose: 'ask the feeds for news',
    options: { section: 'text' },
    words: [0, 0],
    load: async () => (await import('./commands/refresh.ts')).run,
  },
  import: {
    usage: 'PATH… [--section S] [--bookmarks stories|feeds]',
    purpose: 'take in files, and folders with everything in them',
    options: { section: 'text', bookmarks: 'text' },
    words: [1, many],
    load: async () => (await import('./commands/import.ts')).run,
  },
  save: {
    usage: 'URL [--section S]',
    purpose: 'keep a page as a saved story, with text and pictures',
    options: { section: 'text' },
    words: [1, 1],
    load: async () => (await import('./commands/save.ts')).run,
  },
  trip: {
    usage: '[SECTION…] [--hours N] [--megabytes N] | --go-on | --forget',
    purpose: 'make the paper ready for a trip: fetch pages and pictures of unread stories, what matters first',
    options: { hours: 'number', megabytes: 'number', 'go-on': 'flag', forget: 'flag' },
    words: [0, many],
    load: async () => (await import('./commands/trip.ts')).run,
  },
  download: {
    usage: 'ID… [--remove]',
    purpose: 'fetch the sound and film of stories, or take them off this machine',
    options: { remove: 'flag' },
    words: [1, many],
    load: async () => (await import('./commands/download.ts')).run,
  },
  export: {
    usage: 'FILE.md|FILE.html|FILE.epub [ID… | --section S | --saved | --edition]',
    purpose: 'write stories, or the day’s paper, to one file; - is standard output, as Markdown',
    options: { section: 'text', saved: 'flag', edition: 'flag' },
    words: [1, many],
    load: async () => (await import('./commands/export.ts')).run,
  },
  sections: {
    usage: '',
    purpose: 'list the sections',
    options: {},
    words: [0, 0],
    load: async () => (await import('./commands/paper.ts')).runSections,
  },
  sources: {
    usage: '',
    purpose: 'list the sources and how their last fetch went',
    options: {},
    words: [0, 0],
    load: async () => (await import('./commands/paper.ts')).runSources,
  },
  headlines: {
    usage: '[--section S | --rail latest|must-read|recommended | --saved | --unread] [--limit N]',
    purpose: 'list headlines, newest first',
    options: { section: 'text', rail: 'text', saved: 'flag', unread: 'flag', limit: 'number' },
    words: [0, 0],
    load: async () => (await import('./commands/headlines.ts')).run,
  },
  show: {
    usage: 'ID',
    purpose: 'show a story',
    options: {},
    words: [1, 1],
    load: async () => (await import('./commands/show.ts')).run,
  },
  coverage: {
    usage: 'ID',
    purpose: 'the whole story of an article: who told it, and what each version adds',
    options: {},
    words: [1, 1],
    load: async () => (await import('./commands/coverage.ts')).run,
  },
  rails: {
    usage: 'ID',
    purpose: 'show the rails beside a story',
    options: { limit: 'number' },
    words: [1, 1],
    load: async () => (await import('./commands/rails.ts')).run,
  },
  edition: {
    usage: '[ID | --list | --new]',
    purpose: 'show the front page, one of the last weeks, a list of them, or lay out a new one',
    options: { list: 'flag', new: 'flag' },
    words: [0, 1],
    load: async () => (await import('./commands/edition.ts')).run,
  },
  search: {
    usage: 'QUERY [--limit N]',
    purpose: 'find stories by their words',
    options: { limit: 'number' },
    words: [1, many],
    load: async () => (await import('./commands/search.ts')).run,
  },
  mark: {
    usage: 'ID… --read|--unread|--star|--unstar|--save|--unsave',
    purpose: 'change what you did with stories',
    options: { read: 'flag', unread: 'flag', star: 'flag', unstar: 'flag', save: 'flag', unsave: 'flag' },
    words: [1, many],
    load: async () => (await import('./commands/mark.ts')).run,
  },
  filters: {
    usage:
      '[add|try WORDS… [--phrase|--pattern] [--in FIELD] [--not] [--all] [--section S|--source S] [--hide] [--read] [--star] [--must-read] [--move S] [--tag T,…] [--new-only] [--name N] | on|off|remove ID | move ID PLACE]',
    purpose: 'list, try and change what is done with stories of a kind',
    options: {
      phrase: 'flag',
      pattern: 'flag',
      in: 'text',
      not: 'flag',
      all: 'flag',
      section: 'text',
      source: 'text',
      hide: 'flag',
      read: 'flag',
      star: 'flag',
      'must-read': 'flag',
      move: 'text',
      tag: 'text',
      'new-only': 'flag',
      name: 'text',
    },
    words: [0, many],
    load: async () => (await import('./commands/filters.ts')).run,
  },
  opml: {
    usage: 'import|export FILE',
    purpose: 'take subscriptions in or out; - is standard input or output',
    options: {},
    words: [2, 2],
    load: async () => (await import('./commands/opml.ts')).run,
  },
  doctor: {
    usage: '[SOURCE]',
    purpose: 'say how each feed is, what is wrong and since when',
    options: {},
    words: [0, 1],
    load: async () => (await import('./commands/doctor.ts')).run,
  },
  activity: {
    usage: '[--source SOURCE] [--failed] [--limit N]',
    purpose: 'list the requests of the last week, newest first',
    options: { source: 'text', failed: 'flag', limit: 'number' },
    words: [0, 0],
    load: async () => (await import('./commands/activity.ts')).run,
  },
  check: {
    usage: '',
    purpose: 'read and verify everything in the library',
    options: {},
    words: [0, 0],
    load: async () => (await import('./commands/check.ts')).run,
  },
  serve: {
    usage: '[--port N]',
    purpose: 'open the paper for a browser on this machine',
    options: { port: 'number' },
    words: [0, 0],
    load: async () => (await import('./commands/serve.ts')).run,
  },
};

/** The whole help text. */
export const helpText = (): string =>
  [
    'usage: broadsheet <command> [--library DIR] [--json]',
    '',
    ...Object.entries(commands).map(
      ([name, command]) => `  ${`${name} ${command.usage}`.trimEnd()}\n      ${command.purpose}`,
    ),
  ].join('\n');
