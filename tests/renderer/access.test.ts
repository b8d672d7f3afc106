/** Every screen and state under axe: in light under all its rules, in dark under those that ask about colours. */
import { expect } from 'vitest';
import type { Settings } from '../../electron/contract/models.ts';
import { testScreens, violationsOf } from './access.ts';
import { screens } from './every-screen.ts';
import { firstSettings } from './paper-data.ts';

const ofColours = ['color-contrast', 'link-in-text-block'];

testScreens(screens, 'ltr', async (page, host) => {
  const turn = async (theme: Settings['theme']): Promise<void> => {
    host.answer('settings.get', { ...firstSettings, theme });
    host.emit('settings.changed', {});
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
  };
  const inLight = await violationsOf(page);
  await turn('dark');
  const inDark = await violationsOf(page, ofColours);
  await turn('light');
  expect({ inLight, inDark }).toEqual({ inLight: [], inDark: [] });
});
