/** Files from a drop or a file field become articles or sources; the bytes cross to the library, never a path. */
import type { ImportLine } from '../../../electron/contract/models.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { groupsOf } from './groups.ts';
import { showImport } from './show-import.ts';

type SentFile = { readonly name: string; readonly bytes: string };

/** A file's bytes as base64 text. */
const readFile = (file: File): Promise<SentFile> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const text = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name, bytes: text.slice(text.indexOf(',') + 1) });
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')));
    reader.readAsDataURL(file);
  });

const failedLine = (name: string, code: string): ImportLine => ({
  name,
  outcome: 'failed',
  articleIds: [],
  sourceId: null,
  error: { code, params: {} },
});

const isOpml = (file: File): boolean => /\.opml$/i.test(file.name);

const importGroup = async (
  group: readonly File[],
  sectionId: string | null,
  jobId: string,
): Promise<readonly ImportLine[]> => {
  const read = await Promise.allSettled(group.map(readFile));
  const sent = read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const unread = group.filter((_, index) => read[index]?.status === 'rejected');
  const lines = sent.length === 0 ? [] : await call('files.import', { files: sent, sectionId, jobId });
  return [...lines, ...unread.map((file) => failedLine(file.name, 'file-unreadable'))];
};

const importOpml = async (file: File, jobId: string): Promise<readonly ImportLine[]> => {
  try {
    return await call('opml.import', { file: await readFile(file), jobId });
  } catch (cause) {
    return [failedLine(file.name, troubleOf(cause).code)];
  }
};

/** Imports files and shows a result line for each. Resolves with the lines. */
export const importFiles = async (files: readonly File[], sectionId: string | null): Promise<readonly ImportLine[]> =>
  showImport(async (jobId) => {
    const small = files.filter((file) => file.size <= limits.fileBytes);
    const lines: ImportLine[] = files
      .filter((file) => file.size > limits.fileBytes)
      .map((file) => failedLine(file.name, 'too-large'));
    try {
      for (const file of small.filter(isOpml)) lines.push(...(await importOpml(file, jobId)));
      for (const group of groupsOf(small.filter((file) => !isOpml(file)))) {
        lines.push(...(await importGroup(group, sectionId, jobId)));
      }
    } catch (cause) {
      sayTrouble(cause);
    }
    return lines;
  });
