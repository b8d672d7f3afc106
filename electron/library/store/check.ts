/** Reads every file of the library and verifies it; writes nothing. */
import { Failure } from '../../contract/errors.ts';
import type { CheckReport } from '../../contract/doctor.ts';
import { activityFile, activityKind } from './activity-file.ts';
import { isAside } from './context.ts';
import type { Disk } from './disk.ts';
import { editorFile, editorKind } from './editor-file.ts';
import { mediaFile, mediaKind } from './media-file.ts';
import { waitingFile, waitingKind } from './waiting-file.ts';
import type { BodiesData } from './body-frames.ts';
import { bodiesKind, openFrame } from './body-frames.ts';
import { editionsFile, editionsKind } from './editions-file.ts';
import { fetchesFile, fetchesKind } from './fetches-file.ts';
import { decodeEnvelope } from './envelope.ts';
import type { Kind } from './formats.ts';
import { decodeSnapshot } from './formats.ts';
import { unpackGeneration } from './generations.ts';
import { isPictureId } from './ids.ts';
import type { JournalKind } from './journal.ts';
import { replay } from './journal.ts';
import { paperKind } from './paper-file.ts';
import { hashOf } from './pictures.ts';
import { readingKind } from './reading-file.ts';
import { monthOf } from './source-bodies.ts';
import { rowsKind, statusKind } from './source-rows.ts';

type Problem = CheckReport['problems'][number];

/** `code`s of problems: `file-unreadable`, `file-newer`, `lines-unreadable`, `body-missing`, `body-orphan`, `body-unreadable`, `picture-damaged`, `set-aside`. */
export const checkLibrary = async (
  disk: Disk,
  quietly: <T>(source: string, work: () => Promise<T>) => Promise<T>,
): Promise<CheckReport> => {
  const problems: Problem[] = [];
  let files = 0;
  let articles = 0;
  let bodies = 0;
  let pictures = 0;
  const problem = (code: string, file: string, detail: string): void => {
    problems.push({ code, file, detail });
  };

  const reportFailure = (file: string, error: unknown): void => {
    if (!(error instanceof Failure)) throw error;
    problem(error.code === 'library-newer' ? 'file-newer' : 'file-unreadable', file, error.message);
  };

  const readSnapshot = async <Data>(kind: Kind<Data>, name: string): Promise<Data | null> => {
    const bytes = await disk.read(name);
    if (bytes === null) return null;
    files += 1;
    try {
      const decoded = decodeSnapshot(kind, name, bytes);
      if (decoded.state === 'good') return decoded.data;
      problem('file-unreadable', name, `${bytes.length} bytes`);
    } catch (error) {
      reportFailure(name, error);
    }
    return null;
  };

  const readJournaled = async <Data, Change>(kind: JournalKind<Data, Change>, name: string): Promise<Data> => {
    const log = await disk.read(`${name}.log`);
    const data = (await readSnapshot(kind, name)) ?? kind.empty();
    if (log === null) return data;
    files += 1;
    try {
      const { lost } = replay(kind, `${name}.log`, log, data);
      if (lost > 0) problem('lines-unreadable', `${name}.log`, `${lost} lines`);
    } catch (error) {
      reportFailure(`${name}.log`, error);
    }
    return data;
  };

  /** Ids whose text can be read. */
  const readableIds = (file: string, data: BodiesData): ReadonlySet<string> => {
    const good = new Set<string>();
    for (const frame of new Set(data.values())) {
      try {
        openFrame(frame);
        for (const id of frame.ids) if (data.get(id) === frame) good.add(id);
      } catch (error) {
        problem('body-unreadable', file, `${frame.ids.length} articles: ${String(error)}`);
      }
    }
    return good;
  };

  const checkSource = async (source: string): Promise<void> => {
    const folder = `feeds/${source}`;
    const rows = await readJournaled(rowsKind, `${folder}/articles.json`);
    await readJournaled(statusKind, `${folder}/status.json`);
    articles += rows.rows.size;
    const wanted = Map.groupBy(rows.rows.values(), (row) => monthOf(row.arrived));
    const names = new Set((await disk.list(`${folder}/bodies`)).map((entry) => entry.name.replace(/\.log$/, '')));
    const months = new Set(
      [...names].filter((name) => /^[+-]?\d{4,6}-\d\d\.json$/.test(name)).map((name) => name.slice(0, -5)),
    );
    for (const month of new Set([...months, ...wanted.keys()])) {
      const file = `${folder}/bodies/${month}.json`;
      const good = readableIds(file, await readJournaled(bodiesKind, file));
      bodies += good.size;
      const ids = new Set((wanted.get(month) ?? []).map((row) => row.id));
      for (const id of ids.difference(good)) problem('body-missing', file, id);
      for (const id of good.difference(ids)) problem('body-orphan', file, id);
    }
  };

  const checkPictures = async (): Promise<void> => {
    for (const folder of await disk.list('pictures')) {
      for (const entry of await disk.list(`pictures/${folder.name}`)) {
        const name = `pictures/${folder.name}/${entry.name}`;
        if (!isPictureId(entry.name)) continue;
        const bytes = await disk.read(name);
        files += 1;
        pictures += 1;
        if (bytes !== null && hashOf(bytes) !== entry.name) problem('picture-damaged', name, `${bytes.length} bytes`);
      }
    }
  };

  /** Generations are only looked at as far as their own checksum goes; which kind they are of stands in their name. */
  const checkGenerations = async (folder: string): Promise<void> => {
    for (const entry of await disk.list(folder)) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        await checkGenerations(name);
        continue;
      }
      const kind = [
        paperKind,
        readingKind,
        editorKind,
        waitingKind,
        mediaKind,
        editionsKind,
        rowsKind,
        statusKind,
      ].find((each) => entry.name.startsWith(`${each.name}.`));
      if (kind === undefined || !entry.name.endsWith('.zst')) continue;
      const bytes = await disk.read(name);
      const unpacked = bytes === null ? null : unpackGeneration(bytes);
      files += 1;
      if (unpacked === null || decodeEnvelope(kind.name, kind.format, unpacked).state === 'damaged') {
        problem('file-unreadable', name, 'a generation');
      }
    }
  };

  const reportSetAside = async (folder: string): Promise<void> => {
    for (const entry of await disk.list(folder)) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await reportSetAside(name);
      else if (isAside(entry.name)) problem('set-aside', name, 'moved aside earlier');
    }
  };

  await readSnapshot(paperKind, 'library.json');
  await readJournaled(readingKind, 'reading.json');
  await readSnapshot(editorKind, editorFile);
  await readSnapshot(waitingKind, waitingFile);
  await readSnapshot(mediaKind, mediaFile);
  await readJournaled(activityKind, activityFile);
  await readJournaled(editionsKind, editionsFile);
  await readJournaled(fetchesKind, fetchesFile);
  for (const entry of await disk.list('feeds')) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) await quietly(entry.name, () => checkSource(entry.name));
  }
  await checkPictures();
  await checkGenerations('snapshots');
  await reportSetAside('');
  return { files, articles, bodies, pictures, problems };
};
