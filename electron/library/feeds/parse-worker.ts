/** Entry point of the worker thread that `parse-in-worker.ts` starts: one message in, one message out. */
import { parentPort } from 'node:worker_threads';
import { Failure } from '../../contract/errors.ts';
import type { FeedAnswer, FeedQuestion } from './parse/messages.ts';
import { parseFeed } from './parse.ts';

const answerTo = async ({ number, bytes, context }: FeedQuestion): Promise<FeedAnswer> => {
  try {
    return { number, feed: await parseFeed(bytes, context) };
  } catch (cause) {
    if (cause instanceof Failure) return { number, error: { code: cause.code, params: cause.params } };
    return { number, bug: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
};

const port = parentPort;
if (port === null) throw new Error('parse-worker runs only as a worker thread');
port.on('message', (question: FeedQuestion) => {
  void answerTo(question).then((answer) => port.postMessage(answer));
});
