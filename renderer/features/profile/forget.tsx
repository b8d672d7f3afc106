import { call } from '../../bridge/bridge.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const forget = async (): Promise<void> => {
  try {
    await call('profile.forget');
    sayDone('Your profile is forgotten.', null);
  } catch (cause) {
    sayTrouble(cause);
  }
};

/** Asks before everything is forgotten: there is no way back. */
export const Forget = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog
    title="Forget your profile?"
    onClose={onClose}
    foot={
      <>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="strong"
          onClick={() => {
            onClose();
            void forget();
          }}
        >
          Forget
        </Button>
      </>
    }
  >
    <p>
      <bdi>
        What Recommended goes by, what you changed in it, and which stories you opened. This cannot be taken back. Your
        stars, saved stories and marks stay.
      </bdi>
    </p>
  </Dialog>
);
