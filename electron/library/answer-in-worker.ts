/** The thread's side of `worker-pool.ts`: one message in, one message out. */
import { parentPort } from 'node:worker_threads';
import { Failure } from '../contract/errors.ts';
import type { Answer, Question } from './worker-pool.ts';

/** Answers every question of the library's thread with what `work` makes of it. Only for the entry point of a worker thread. */
export const answerQuestions = <A>(work: (question: never) => A | Promise<A>): void => {
  const port = parentPort;
  if (port === null) throw new Error('this program runs only as a worker thread');
  const answerTo = async ({ number, question }: Question<never>): Promise<Answer<A>> => {
    try {
      return { number, answer: await work(question) };
    } catch (cause) {
      if (cause instanceof Failure) return { number, error: { code: cause.code, params: cause.params } };
      return { number, bug: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
    }
  };
  port.on('message', (question: Question<never>) => {
    void answerTo(question).then((answer) => port.postMessage(answer));
  });
};
