/** The language of the interface's own words. The page's `lang` and `dir` are set from it, unless the host's page says otherwise. */
import type { Direction } from '../../electron/contract/models.ts';

/** The direction the frame stands in: that of the page, so that a translated page mirrors everything. */
export const interfaceDirection = (): Direction => (document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr');
