import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { interfaceDirection } from '../words/language.ts';

/** Tells React Aria which way the page runs, so that menus open and arrow keys move the right way round. */
export const OverlayLocale = ({ children }: { readonly children: ReactNode }) => (
  <I18nProvider locale={interfaceDirection() === 'rtl' ? 'ar' : 'en-GB'}>{children}</I18nProvider>
);
