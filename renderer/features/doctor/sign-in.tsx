/** Signing in to a feed's server, and out of it again. */
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { SignIn as SignedIn } from '../../../electron/contract/credentials.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import { refresh } from '../../state/refresh.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { wordError } from '../../words/errors.ts';
import { closeDialog, openDialog } from '../dialog-state.ts';
import { isGiven, noSignIn, SignInFields } from '../sign-in-fields.tsx';
import styles from './doctor.module.css';

export const SignIn = ({ sourceId }: { readonly sourceId: string }) => {
  const form = useId();
  const source = usePaper((state) => sourceOf(state.paper, sourceId));
  const [given, setGiven] = useState(noSignIn);
  const [trouble, setTrouble] = useState<string>();
  const address = source?.address ?? '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await call('feeds.signIn', { id: sourceId, ...given });
      closeDialog();
      await refresh({ sourceId });
    } catch (cause) {
      setTrouble(wordError(troubleOf(cause)));
    }
  };
  return (
    <Dialog
      title={`Sign in to ${URL.parse(address)?.host ?? address}`}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="strong" submit form={form} disabled={!isGiven(given, address)}>
            Sign in
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <SignInFields address={address} given={given} onChange={setGiven} />
        {trouble !== undefined && <p role="alert">{trouble}</p>}
      </form>
    </Dialog>
  );
};

const signOut = async (sourceId: string): Promise<void> => {
  try {
    await call('feeds.signOut', { id: sourceId });
    say('Signed out. The password is forgotten.');
  } catch (cause) {
    sayTrouble(cause);
  }
};

type SignedInAsProps = { readonly sourceId: string; readonly signIn: SignedIn | null };

/** Who a feed is asked as, and the way to change that. */
export const SignedInAs = ({ sourceId, signIn }: SignedInAsProps) => (
  <div className={styles.signedIn}>
    <div>
      <b>
        {signIn === null ? (
          'Not signed in'
        ) : (
          <>
            Signed in as <bdi>{signIn.user}</bdi>
          </>
        )}
      </b>
      {signIn !== null && (
        <p className={styles.note}>
          {signIn.kept
            ? 'The password lies in this system’s key store.'
            : 'The password is kept until Broadsheet is closed.'}
          {signIn.overHttp && ' It is sent without encryption, as you allowed.'}
        </p>
      )}
    </div>
    {signIn === null ? (
      <Button onClick={() => openDialog({ kind: 'sign-in', sourceId })}>Sign in…</Button>
    ) : (
      <Button onClick={() => void signOut(sourceId)}>Sign out</Button>
    )}
  </div>
);
