/** One line of a list: a feed (`xmlUrl`), a section (children), or something else that is only passed by. */
export type Outline = {
  /** `text`, else `title`, without the space around it; may be empty. */
  readonly title: string;
  readonly xmlUrl: string | null;
  readonly htmlUrl: string | null;
  readonly type: string | null;
  readonly children: readonly Outline[];
};

export type OpmlDocument = {
  readonly title: string | null;
  readonly outlines: readonly Outline[];
};
