import { useEffect, useState } from 'react';
import type { FilterRule, FilterTrial } from '../../../electron/contract/filters.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';

export type Trial =
  | { readonly state: 'empty' }
  | { readonly state: 'trying' }
  | { readonly state: 'ready'; readonly trial: FilterTrial }
  | { readonly state: 'failed'; readonly trouble: Trouble };

/** So long after the last key press. */
const afterTyping = 250;

/** What a rule would match, a moment after it was last changed; `null` for a rule that asks for nothing yet. The last answer stays until the next. */
export const useTrial = (rule: FilterRule | null): Trial => {
  const [trial, setTrial] = useState<Trial>({ state: 'empty' });
  const asked = rule === null ? null : JSON.stringify({ ...rule, name: 'try', enabled: true });
  useEffect(() => {
    let wanted = true;
    const ask = async (): Promise<void> => {
      if (asked === null) {
        setTrial({ state: 'empty' });
        return;
      }
      setTrial((known) => (known.state === 'ready' ? known : { state: 'trying' }));
      try {
        const answer = await call('filters.try', { rule: JSON.parse(asked) as FilterRule });
        if (wanted) setTrial({ state: 'ready', trial: answer });
      } catch (cause) {
        if (wanted) setTrial({ state: 'failed', trouble: troubleOf(cause) });
      }
    };
    const timer = setTimeout(() => void ask(), afterTyping);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return trial;
};
