import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { idPrefix } from './sanitise.ts';

/** Opens an address in the reader's own browser. */
export const openOutside = (url: string): void => {
  call('host.openExternal', { url }).catch(sayTrouble);
};

/** A press on a link inside the article's frame. The frame itself never goes anywhere. */
export const followLink = (event: MouseEvent, page: Document): void => {
  const pressed = event.target as Element | null;
  const link = pressed?.closest?.('a[href]');
  if (link === null || link === undefined) return;
  event.preventDefault();
  const address = link.getAttribute('href') ?? '';
  if (address.startsWith('#')) {
    page.getElementById(`${idPrefix}${decodeURIComponent(address.slice(1))}`)?.scrollIntoView({ block: 'center' });
    return;
  }
  if (event.button < 2) openOutside(address);
};
