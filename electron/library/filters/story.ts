/** A story as filters look at it: each field folded once, when the first filter asks. */
import type { FilterField } from '../../contract/filters.ts';
import { textOfBody } from '../articles/followed.ts';
import type { PreparedArticle } from '../articles/prepare.ts';
import type { ArticleBody, ArticleRow } from '../store/model.ts';
import { wordText } from '../words/words.ts';
import { lowered } from './pattern.ts';

export type FilteredStory = Pick<ArticleRow, 'title' | 'standfirst' | 'byline' | 'categories' | 'link'> & {
  readonly authors: readonly string[];
  readonly text: string;
};

export type StoryView = {
  /** Folded words with one space around each; parts of a field that do not belong together are a line each. */
  readonly words: (field: FilterField) => string;
  /** In lower case, a line for each part. */
  readonly lines: (field: FilterField) => string;
};

const single = ['title', 'text', 'author', 'category', 'link'] as const;

const partsOf = (story: FilteredStory, field: FilterField): readonly string[] => {
  switch (field) {
    case 'title':
      return [story.title];
    case 'text':
      return story.standfirst === null ? [story.text] : [story.standfirst, story.text];
    case 'author':
      return story.byline === null ? story.authors : [story.byline, ...story.authors];
    case 'category':
      return story.categories;
    case 'link':
      return story.link === null ? [] : [story.link];
    case 'any':
      return single.flatMap((each) => partsOf(story, each));
  }
};

/** `body` `null`: nobody asks for what stands in it. */
export const storedStory = (row: ArticleRow, body: ArticleBody | null): FilteredStory => ({
  ...row,
  authors: body?.authors ?? [],
  text: body === null ? '' : textOfBody(body),
});

export const storyOf = ({ row, body, text }: PreparedArticle): FilteredStory => ({
  ...row,
  authors: body.authors,
  text,
});

export const viewStory = (story: FilteredStory): StoryView => {
  const words = new Map<FilterField, string>();
  const lines = new Map<FilterField, string>();
  const remembered =
    (known: Map<FilterField, string>, make: (field: FilterField) => string) =>
    (field: FilterField): string => {
      const found = known.get(field) ?? make(field);
      known.set(field, found);
      return found;
    };
  const wordsOf = remembered(words, (field) =>
    field === 'any'
      ? single.map(wordsOf).join('\n')
      : partsOf(story, field)
          .map((part) => ` ${wordText(part)} `)
          .join('\n'),
  );
  return {
    words: wordsOf,
    lines: remembered(lines, (field) => lowered(partsOf(story, field).join('\n'))),
  };
};
