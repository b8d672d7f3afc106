import { call } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { wordStories } from '../../words/numbers.ts';

/** Ends the first run, and takes the sample stories away where asked. */
export const finishWelcome = async (removeSamples: boolean): Promise<void> => {
  try {
    const { removed } = await call('welcome.finish', { removeSamples });
    if (removed > 0) say(`${wordStories(removed)} of the sample removed.`);
  } catch (cause) {
    sayTrouble(cause);
  }
};

/** Shown while sample stories are still in the paper. */
export const RemoveSamples = () => {
  const samples = usePaper((state) => state.paper?.welcome.samples ?? 0);
  if (samples === 0) return null;
  return <Button onClick={() => void finishWelcome(true)}>Remove {wordStories(samples)} of the sample</Button>;
};
