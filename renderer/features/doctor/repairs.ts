/** What each repair does when its button is pressed, with a way back where there is one. */
import type { FeedHealth, RepairName } from '../../../electron/contract/doctor.ts';
import type { CallInput } from '../../../electron/contract/calls.ts';
import { browserAgent } from '../../../electron/contract/doctor.ts';
import { call } from '../../bridge/bridge.ts';
import { goTo } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { openDialog } from '../dialog-state.ts';

type Change = Omit<CallInput<'sources.update'>, 'id'>;

const apply = async (id: string, change: Change, askAgain: boolean): Promise<boolean> => {
  try {
    await call('sources.update', { id, ...change });
  } catch (cause) {
    sayTrouble(cause);
    return false;
  }
  if (askAgain) await refresh({ sourceId: id });
  return true;
};

type Step = {
  readonly id: string;
  readonly change: Change;
  readonly back: Change;
  readonly said: string;
  /** Whether the feed is asked at once, after the step and after taking it back. */
  readonly ask?: boolean;
};

/** Changes how a feed is asked or read, and offers to take it back. */
export const changeFeed = async ({ id, change, back, said, ask = true }: Step): Promise<void> => {
  if (!(await apply(id, change, ask))) return;
  const undo = async (): Promise<void> => {
    if (await apply(id, back, ask)) say('Undone.');
  };
  say(said, { action: { label: 'Undo', run: () => void undo() } });
};

const siteOf = ({ siteLink, address }: FeedHealth): string => siteLink ?? URL.parse(address)?.origin ?? address;

/** Presses a repair. Those that need an answer open a dialog or the feed's own page. */
export const repair = (health: FeedHealth, name: RepairName): void => {
  const { sourceId: id, title, options } = health;
  const dialog = (address: string, look: boolean): void =>
    openDialog({ kind: 'new-address', sourceId: id, address, look });
  switch (name) {
    case 'sign-in':
      return openDialog({ kind: 'sign-in', sourceId: id });
    case 'ask-again':
      return void refresh({ sourceId: id });
    case 'follow-move':
      return dialog(health.movedTo ?? health.address, true);
    case 'find-again':
      return dialog(siteOf(health), true);
    case 'change-address':
      return dialog(health.address, false);
    case 'charset':
      return goTo({ screen: 'doctor', sourceId: id });
    case 'browser-agent':
      return void changeFeed({
        id,
        change: { userAgent: browserAgent },
        back: { userAgent: options.userAgent },
        said: `“${title}” is now asked as a browser would ask.`,
      });
    case 'own-agent':
      return void changeFeed({
        id,
        change: { userAgent: null },
        back: { userAgent: options.userAgent },
        said: `“${title}” is now asked by the name of Broadsheet.`,
      });
    case 'allow-private':
      return void changeFeed({
        id,
        change: { allowPrivate: true },
        back: { allowPrivate: false },
        said: `“${title}” may now be in a private network.`,
      });
    case 'pause':
      return void changeFeed({
        id,
        change: { paused: true },
        back: { paused: false },
        said: `“${title}” is paused.`,
        ask: false,
      });
    case 'resume':
      return void changeFeed({
        id,
        change: { paused: false },
        back: { paused: true },
        said: `“${title}” is asked again.`,
      });
    default:
      return name satisfies never;
  }
};
