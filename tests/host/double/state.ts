/** What the double remembers: what was done to it, and what tests set before. */
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxReturnValue,
  OpenDialogReturnValue,
  SaveDialogReturnValue,
} from 'electron';
import type { DoubleSession } from './session.ts';
import type { DoubleContents } from './web-contents.ts';
import type { DoubleWindow } from './window.ts';

export type Receiver = (contents: DoubleContents, channel: string, args: readonly unknown[]) => void;

export type DoubleState = {
  ready: boolean;
  quit: boolean;
  exitCode: number | null;
  hasLock: boolean;
  packaged: boolean;
  sandboxed: boolean;
  schemes: CustomScheme[];
  windows: DoubleWindow[];
  menu: { readonly items: MenuItemConstructorOptions[] } | null;
  readonly protocols: Map<string, (request: Request) => Response | Promise<Response>>;
  /** Utility processes, in the order they were started. */
  readonly children: { readonly kill: () => boolean }[];
  onBattery: boolean;
  /** The key store's kind, `null` for none. */
  keyStore: 'gnome_libsecret' | 'basic_text' | null;
  readonly openedOutside: string[];
  readonly partitions: Map<string, DoubleSession>;
  /** Documents that were made into a PDF, with the preferences of the window that showed them. */
  readonly printed: { readonly text: string; readonly options: BrowserWindowConstructorOptions }[];
  /** When set, printing fails. */
  printFails: boolean;
  readonly receivers: Set<Receiver>;
  readonly dialogs: {
    open: Partial<OpenDialogReturnValue>;
    save: Partial<SaveDialogReturnValue>;
    message: Partial<MessageBoxReturnValue>;
    suggested: string | null;
    readonly asked: string[];
    readonly errors: string[];
  };
};

export const newState = (): DoubleState => ({
  ready: false,
  quit: false,
  exitCode: null,
  hasLock: true,
  packaged: false,
  sandboxed: false,
  schemes: [],
  windows: [],
  menu: null,
  protocols: new Map(),
  children: [],
  onBattery: false,
  keyStore: 'gnome_libsecret',
  openedOutside: [],
  partitions: new Map(),
  printed: [],
  printFails: false,
  receivers: new Set(),
  dialogs: { open: {}, save: {}, message: {}, suggested: null, asked: [], errors: [] },
});
