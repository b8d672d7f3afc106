/** An address dropped on the window: a link dragged out of a browser becomes a saved page, or a source where it is a feed. */
import { limits } from '../../../electron/contract/limits.ts';
import { call } from '../../bridge/bridge.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { waitInstead } from '../../state/waiting.ts';
import { wordSavedPage } from '../../words/offline.ts';
import { openDialog, openDialogWhenFree } from '../dialog-state.ts';

/** As browsers hand a link on: RFC 2483 with comments, Mozilla's address and title on two lines, or plain characters. */
const addressTypes = ['text/uri-list', 'text/x-moz-url', 'text/plain'] as const;

export const carriesAddress = (types: readonly string[]): boolean => addressTypes.some((type) => types.includes(type));

const isAddress = (line: string): boolean => {
  if (line.length > limits.addressCharacters || /\s/.test(line) || !URL.canParse(line)) return false;
  return /^https?:$/.test(new URL(line).protocol);
};

/** The first web address in what was dropped; `null` when there is none. Plain characters count only when they are nothing else. */
export const droppedAddress = (data: Pick<DataTransfer, 'getData'>): string | null => {
  for (const type of addressTypes) {
    const written = data.getData(type).trim();
    const lines = type === 'text/plain' ? [written] : written.split(/\r?\n/).map((line) => line.trim());
    const found = lines.find(isAddress);
    if (found !== undefined) return found;
  }
  return null;
};

const isFeed = async (url: string): Promise<boolean> => {
  try {
    await call('feeds.preview', { url });
    return true;
  } catch {
    // Whatever keeps it from being a feed, saving the page says it better.
    return false;
  }
};

/** Saves the page of an address, or offers to subscribe where it is a feed. Says what came of it. */
export const takeAddress = async (url: string, sectionId: string | null): Promise<void> => {
  say('Looking at the page…');
  if (await isFeed(url)) {
    openDialogWhenFree({ kind: 'add-source', address: url });
    return;
  }
  try {
    say(wordSavedPage(await call('pages.save', { url, sectionId })), {
      action: { label: 'Find its feed', run: () => openDialog({ kind: 'add-source', address: url }) },
    });
  } catch (cause) {
    if (!(await waitInstead(cause, { kind: 'save', target: url, sectionId }))) sayTrouble(cause);
  }
};
