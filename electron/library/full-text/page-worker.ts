/** Entry point of the worker thread that `page-reader.ts` starts. */
import { answerQuestions } from '../answer-in-worker.ts';
import { readPage } from './read-page.ts';

answerQuestions(readPage);
