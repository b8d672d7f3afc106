/** Entry point of the worker threads that read pages, files and pictures: each pool asks one kind of question. */
import { answerQuestions } from '../answer-in-worker.ts';
import type { FileQuestion } from '../files/file-reader.ts';
import type { PageQuestion } from './model.ts';

type Work = PageQuestion | FileQuestion | { readonly picture: Uint8Array };

/** After a broken picture the decoder's memory is in disorder: the thread ends, and the next picture gets a new one. */
const makeSmaller = async (picture: Uint8Array): Promise<Uint8Array> => {
  try {
    return await (await import('../articles/pictures/smaller.ts')).makeSmaller(picture);
  } catch {
    // oxlint-disable-next-line unicorn/no-process-exit -- ends this thread only
    return process.exit(1);
  }
};

answerQuestions(async (work: Work) => {
  if ('picture' in work) return makeSmaller(work.picture);
  if ('file' in work) {
    const { name, bytes, url } = work.file;
    return (await import('../files/read.ts')).readFile(name, bytes, { url });
  }
  return (await import('./read-page.ts')).readPage(work);
});
