/** One line of a list: a feed (`xmlUrl`), a section (children), or something else that is only passed by. */
export type Outline = {
  /** `text`, else `title`, without the space around it; may be empty. */
  readonly title: string;
  readonly xmlUrl: string | null;
  readonly htmlUrl: string | null;
  readonly type: string | null;
  /** Sections the line itself names, as a path (OPML 2.0 `category`, `/World/Coast`); empty when it names none. */
  readonly category: readonly string[];
  readonly children: readonly Outline[];
};

export type OpmlDocument = {
  readonly title: string | null;
  /** Whether it comes from Thunderbird, where every feed lies in a folder of its own. */
  readonly foldersOfFeeds: boolean;
  readonly outlines: readonly Outline[];
};
