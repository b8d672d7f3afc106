/** The main process's side of the library: asks its process for work, passes on what it tells, starts it again when it dies. */
import { refusal } from '../host/dispatch.ts';
import type { ErrorInfo } from '../contract/errors.ts';
import type { FromLibrary, LibraryWork, SystemQuestion, Told, ToLibrary, WorkAnswer } from './library-messages.ts';

/** The part of Electron's UtilityProcess that is used. */
export type LibraryProcess = {
  readonly postMessage: (message: ToLibrary) => void;
  readonly kill: () => boolean;
  readonly on: ((event: 'message', listener: (message: FromLibrary) => void) => unknown) &
    ((event: 'exit', listener: (code: number) => void) => unknown);
};

export type LibraryClientOptions = {
  readonly fork: () => LibraryProcess;
  readonly library: string | undefined;
  readonly keyStore: boolean;
  /** Answers what the library's process asks of the system; a rejection is answered with `null`. */
  readonly system: (question: SystemQuestion) => Promise<string | null>;
  readonly tell: (told: Told) => void;
  /** The library could not be opened; nothing is tried again. */
  readonly onFailed: (error: ErrorInfo) => void;
  /** The process died and a new one was started: what the old one was told it does not know. */
  readonly onRestart: () => void;
  /** The system failed to answer. */
  readonly onTrouble: (error: unknown) => void;
  readonly now?: () => number;
};

export type LibraryClient = {
  /** Never rejects. Work in hand when the process dies is answered with `internal` (`null` for pictures). */
  readonly ask: <W extends LibraryWork>(work: W) => Promise<WorkAnswer<W>>;
  /** Flushes and ends the process; after ten seconds it is ended by force. */
  readonly close: () => Promise<void>;
};

const mostDeaths = 3;
const deathsWithinMs = 60_000;
const closeMs = 10_000;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process of Electron's, not a window
const send = (to: LibraryProcess, message: ToLibrary): void => to.postMessage(message);

const lostAnswer = (work: LibraryWork): unknown =>
  work.kind === 'call' || work.kind === 'watch-folder' ? refusal('internal') : null;

export const createLibraryClient = (options: LibraryClientOptions): LibraryClient => {
  const { fork, library, keyStore, system, tell, onFailed, onRestart, onTrouble, now = () => Date.now() } = options;
  type Waiting = { readonly work: LibraryWork; readonly settle: (answer: unknown) => void };
  const waiting = new Map<number, Waiting>();
  const deaths: number[] = [];
  let nextId = 1;
  let child: LibraryProcess | null = null;
  let closing = false;
  let onExit: () => void = () => undefined;

  const loseAll = (): void => {
    for (const { work, settle } of waiting.values()) settle(lostAnswer(work));
    waiting.clear();
  };

  const answerSystem = async (to: LibraryProcess, id: number, question: SystemQuestion): Promise<void> => {
    const answer = await system(question).catch((error: unknown) => {
      onTrouble(error);
      return null;
    });
    send(to, { kind: 'system', id, answer });
  };

  const hear = (message: FromLibrary): void => {
    if (message.kind === 'told') tell(message.told);
    if (message.kind === 'system' && child !== null) void answerSystem(child, message.id, message.question);
    if (message.kind === 'failed') {
      closing = true;
      onFailed(message.error);
    }
    if (message.kind !== 'answer') return;
    waiting.get(message.id)?.settle(message.answer);
    waiting.delete(message.id);
  };

  const notice = (code: string): void => tell({ name: 'notice', payload: { code, params: {} } });

  const start = (): void => {
    const started = fork();
    child = started;
    started.on('message', hear);
    started.on('exit', () => {
      child = null;
      loseAll();
      onExit();
      if (closing) return;
      deaths.push(now());
      const recent = deaths.filter((at) => at > now() - deathsWithinMs).length;
      if (recent >= mostDeaths) {
        notice('library-stopped');
        return;
      }
      start();
      onRestart();
      notice('library-restarted');
      tell({ name: 'paper.changed', payload: {} });
    });
    send(started, { kind: 'open', library, keyStore });
  };

  const ask = <W extends LibraryWork>(work: W): Promise<WorkAnswer<W>> =>
    new Promise((resolve) => {
      const settle = (answer: unknown): void => resolve(answer as WorkAnswer<W>);
      if (child === null) return settle(lostAnswer(work));
      const id = nextId;
      nextId += 1;
      waiting.set(id, { work, settle });
      send(child, { kind: 'work', id, work });
    });

  start();
  return {
    ask,
    close: async () => {
      closing = true;
      const running = child;
      if (running === null) return;
      const gone = new Promise<void>((resolve) => {
        onExit = resolve;
      });
      const timer = setTimeout(() => running.kill(), closeMs);
      await ask({ kind: 'close' });
      await gone;
      clearTimeout(timer);
    },
  };
};
