/** Which dialog or menu stands open. Their components are loaded when they are first needed. */
import { create } from 'zustand';
import type { FilterRule, ListedFilter } from '../../electron/contract/filters.ts';
import type { ImportLine, ListedHeadline } from '../../electron/contract/models.ts';
import type { Exported } from '../../electron/contract/call.ts';

export type Dialog =
  | { readonly kind: 'add-source'; readonly address: string }
  | { readonly kind: 'importing'; readonly jobId: string }
  | { readonly kind: 'bookmarked-feeds'; readonly held: string; readonly name: string }
  | { readonly kind: 'import-result'; readonly title: string; readonly lines: readonly ImportLine[] }
  | { readonly kind: 'name'; readonly purpose: NamePurpose }
  | { readonly kind: 'move-source'; readonly sourceId: string }
  | { readonly kind: 'new-address'; readonly sourceId: string; readonly address: string; readonly look: boolean }
  | { readonly kind: 'sign-in'; readonly sourceId: string }
  | { readonly kind: 'save-page'; readonly address: string }
  | { readonly kind: 'filter'; readonly id: string | null; readonly rule: FilterRule | null }
  | { readonly kind: 'mute'; readonly headline: ListedHeadline; readonly word: string }
  | { readonly kind: 'trip' }
  | { readonly kind: 'shortcuts' };

/** What a name is asked for. */
export type NamePurpose =
  | { readonly of: 'new-section'; readonly parentId: string | null }
  | { readonly of: 'section'; readonly id: string; readonly title: string }
  | { readonly of: 'source'; readonly id: string; readonly title: string }
  | { readonly of: 'new-search'; readonly query: string }
  | { readonly of: 'search'; readonly id: string; readonly title: string };

export type Menu =
  | { readonly kind: 'section'; readonly anchor: Element; readonly sectionId: string }
  | { readonly kind: 'search'; readonly anchor: Element; readonly searchId: string }
  | { readonly kind: 'source'; readonly anchor: Element; readonly sourceId: string }
  | { readonly kind: 'headline'; readonly anchor: Element; readonly headline: ListedHeadline }
  | {
      readonly kind: 'filter';
      readonly anchor: Element;
      readonly filter: ListedFilter;
      readonly position: number;
      readonly last: number;
    }
  | { readonly kind: 'export'; readonly anchor: Element; readonly what: Exported };

type DialogState = { readonly dialog: Dialog | null; readonly menu: Menu | null; readonly addMenu: Element | null };

export const useDialog = create<DialogState>(() => ({ dialog: null, menu: null, addMenu: null }));

export const openDialog = (dialog: Dialog): void => useDialog.setState({ dialog });
/** For what comes by itself: never in the place of a dialog the reader is at work in, but as soon as that is closed. */
export const openDialogWhenFree = (dialog: Dialog): void => {
  if (useDialog.getState().dialog === null) {
    openDialog(dialog);
    return;
  }
  const stop = useDialog.subscribe(() => {
    if (useDialog.getState().dialog !== null) return;
    stop();
    openDialog(dialog);
  });
};
export const closeDialog = (): void => useDialog.setState({ dialog: null });
export const openMenu = (menu: Menu): void => useDialog.setState({ menu });
export const closeMenu = (): void => useDialog.setState({ menu: null });
