/** Every screen and state right to left: what depends on where things stand. Names and colours are the same in either direction. */
import { expect } from 'vitest';
import { testScreens, violationsOf } from './access.ts';
import { screens } from './every-screen.ts';

testScreens(screens, 'rtl', async (page) => {
  const violations = await violationsOf(page, ['scrollable-region-focusable']);
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect({ violations, sticksOut }).toEqual({ violations: [], sticksOut: 0 });
});
