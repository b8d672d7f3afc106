/** Entry point of the worker thread that `parse-in-worker.ts` starts. */
import { answerQuestions } from '../answer-in-worker.ts';
import { articlesOfFeed } from '../articles/entries.ts';
import type { FeedQuestion } from './parse/messages.ts';
import { parseFeed, parseUnknown } from './parse.ts';

answerQuestions(async ({ bytes, context, holding }: FeedQuestion) =>
  holding === undefined
    ? parseFeed(bytes, context)
    : articlesOfFeed(await parseUnknown(bytes, context, holding), holding),
);
