/** Any address becomes a saved story, after the reader said so. */
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { goTo } from '../../state/place.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { waitInstead } from '../../state/waiting.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { wordError } from '../../words/errors.ts';
import { wordSavedPage } from '../../words/offline.ts';
import { exampleSite } from '../../words/sources.ts';
import { closeDialog } from '../dialog-state.ts';
import { SectionChoice } from '../sources/section-choice.tsx';
import styles from './save-page.module.css';

export const SavePage = ({ address: given }: { readonly address: string }) => {
  const form = useId();
  const [address, setAddress] = useState(given);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isShown = useShown();
  const save = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      const saved = await call('pages.save', { url: address.trim(), sectionId });
      // Closed meanwhile, it leaves the reader where they are.
      if (isShown()) {
        closeDialog();
        goTo({ screen: 'list', kind: 'saved', id: null, articleId: saved.id });
      }
      say(wordSavedPage(saved));
    } catch (cause) {
      if (await waitInstead(cause, { kind: 'save', target: address.trim(), sectionId })) {
        if (isShown()) closeDialog();
        return;
      }
      if (!isShown()) sayTrouble(cause);
      setTrouble(troubleOf(cause));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '' && !busy) void save();
  };
  return (
    <Dialog
      title="Save a page"
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="strong" submit form={form} disabled={busy || address.trim() === ''}>
            Save this page
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <Field
          label="Address of the page"
          note="Its text and pictures are kept on this machine."
          type="text"
          inputMode="url"
          value={address}
          onChange={setAddress}
          placeholder={`${exampleSite}/story`}
          maxLength={limits.addressCharacters}
          trouble={trouble === null ? undefined : wordError(trouble)}
          // The dialog was opened to type this address.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          spellCheck={false}
          dir="ltr"
        />
        <SectionChoice label="Section" value={sectionId} onChange={setSectionId} />
      </form>
      {busy && <Placeholder lines={2} label="Saving the page" />}
    </Dialog>
  );
};
