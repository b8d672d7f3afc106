/** Entry point of the worker thread that `parse-in-worker.ts` starts. */
import { answerQuestions } from '../answer-in-worker.ts';
import type { FeedQuestion } from './parse/messages.ts';
import { parseFeed } from './parse.ts';

answerQuestions(({ bytes, context }: FeedQuestion) => parseFeed(bytes, context));
