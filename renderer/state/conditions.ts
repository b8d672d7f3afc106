/** What the browser knows of the machine, told to the library: whether it runs on battery, whether the connection is paid by the byte. */
import { call } from '../bridge/bridge.ts';
import { sayTrouble } from './toasts.ts';

/** Chromium's additions to the platform; other browsers have neither. */
type Connection = EventTarget & { readonly saveData?: boolean; readonly type?: string };
type Battery = EventTarget & { readonly charging: boolean };
type Machine = { readonly connection?: Connection; readonly getBattery?: () => Promise<Battery> };

const isMetered = ({ saveData, type }: Connection): boolean => saveData === true || type === 'cellular';

/** Tells now, and whenever it changes. */
export const tellConditions = async (machine: Machine = navigator as Machine): Promise<void> => {
  const { connection } = machine;
  // A browser that hides its battery says nothing of it.
  const battery = (await machine.getBattery?.().catch(() => null)) ?? null;
  const tell = (): void =>
    void call('conditions.tell', {
      ...(connection === undefined ? {} : { metered: isMetered(connection) }),
      ...(battery === null ? {} : { onBattery: !battery.charging }),
    }).catch(sayTrouble);
  if (connection === undefined && battery === null) return;
  connection?.addEventListener('change', tell);
  battery?.addEventListener('chargingchange', tell);
  tell();
};
