/** The functions of the library that need no library on disk, for the command line. Each is loaded when it is asked for, so that a small command starts fast. */

export const tools = {
  parseDate: async () => (await import('../library/feeds/dates.ts')).parseDate,
  sanitise: async () => (await import('../library/articles/sanitise.ts')).sanitise,
  plainText: async () => (await import('../library/articles/plain-text.ts')).plainText,
  decodeBytes: async () => (await import('../library/articles/decode.ts')).decodeBytes,
  findFeedsInPage: async () => (await import('../library/feeds/discover.ts')).findFeedsInPage,
  openFeedParser: async () => (await import('../library/feeds/parse-in-worker.ts')).openFeedParser,
  feedAsJson: async () => (await import('../library/feeds/feed-json.ts')).feedAsJson,
  firstArticle: async () => (await import('../library/files/read.ts')).firstArticle,
  openFileReader: async () => (await import('../library/files/file-reader.ts')).openFileReader,
} as const;
