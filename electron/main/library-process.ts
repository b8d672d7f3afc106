/** The library's own process: it opens the library and answers the main process, so that the window never waits for either. */
import { Failure } from '../contract/errors.ts';
import type { StoredPicture } from '../host/assets.ts';
import type { StoredMedium } from '../host/media-answer.ts';
import { describeError, envelopeOf } from '../host/dispatch.ts';
import { openHost } from '../host/host.ts';
import type { Host } from '../host/host.ts';
import { createAskMain, secretsOver } from './ask-main.ts';
import type { FromLibrary, LibraryWork, Told, ToLibrary } from './library-messages.ts';

const { parentPort } = process;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Electron's, not a window
const say = (message: FromLibrary): void => parentPort.postMessage(message);

const main = createAskMain(say);

const open = async (library: string | undefined, keyStore: boolean): Promise<Host | null> => {
  try {
    const host = await openHost({
      kind: 'desktop',
      library,
      capabilities: [
        'choose-files',
        'choose-folder',
        'save-file',
        'native-menu',
        'print-to-pdf',
        ...(keyStore ? (['keep-secrets'] as const) : []),
      ],
      proxyFor: async (url) => (await main.ask({ kind: 'proxy', url })) ?? 'DIRECT',
      ...(keyStore ? { ports: { secrets: secretsOver(main.ask) } } : {}),
    });
    host.on((name, payload) => say({ kind: 'told', told: { name, payload } as Told }));
    host.start();
    say({ kind: 'opened' });
    return host;
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure('internal', {}, error);
    if (failure.code === 'internal') process.stderr.write(`${String(error)}\n`);
    say({ kind: 'failed', error: { code: failure.code, params: failure.params } });
    return null;
  }
};

const readPicture = async (host: Host, picture: string): Promise<StoredPicture | null> => {
  try {
    return await host.picture(picture);
  } catch (error) {
    host.log('error', 'picture.read', { picture, ...describeError(error) });
    return null;
  }
};

type MediumWork = Extract<LibraryWork, { readonly kind: 'medium' }>;

const readMedium = async (host: Host, { medium, start, length }: MediumWork): Promise<StoredMedium | null> => {
  try {
    return await host.medium(medium, start, length);
  } catch (error) {
    host.log('error', 'medium.read', { medium, ...describeError(error) });
    return null;
  }
};

const answerOf = async (host: Host, work: LibraryWork): Promise<unknown> => {
  if (work.kind === 'call') return host.dispatch(work.name, work.input);
  if (work.kind === 'picture') return readPicture(host, work.picture);
  if (work.kind === 'medium') return readMedium(host, work);
  if (work.kind === 'close') return host.close();
  return envelopeOf('watch-folder', host.log, () => host.watchFolder(work.folder, work.sectionId));
};

let opening: Promise<Host | null> = Promise.resolve(null);

const hear = async (message: ToLibrary): Promise<void> => {
  if (message.kind === 'open') {
    opening = open(message.library, message.keyStore);
    return;
  }
  if (message.kind === 'system') return main.hear(message.id, message.answer);
  const host = await opening;
  const answer = host === null ? null : await answerOf(host, message.work);
  say({ kind: 'answer', id: message.id, answer });
  if (message.work.kind === 'close') process.exit(0);
};

parentPort.on('message', ({ data }) => {
  hear(data as ToLibrary).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1); // started again by the main process, which tells the reader
  });
});
