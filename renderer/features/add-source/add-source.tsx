/** Any address becomes a source: what is found there, a look at its newest headlines, a place in the paper. */
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import type { Source } from '../../../electron/contract/models.ts';
import { usePaper } from '../../state/paper.ts';
import { goTo, usePlace } from '../../state/place.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { closeDialog, openDialog } from '../dialog-state.ts';
import { SectionChoice } from '../sources/section-choice.tsx';
import { Candidates } from './candidates.tsx';
import { Preview } from './preview.tsx';
import { useDiscovery } from './use-discovery.ts';
import styles from './add-source.module.css';

const sectionAtHand = (): string | null => {
  const { place } = usePlace.getState();
  return place.screen === 'list' && place.kind === 'section' ? place.id : null;
};

const goToSource = (source: Pick<Source, 'id'>): void => {
  closeDialog();
  goTo({ screen: 'list', kind: 'source', id: source.id, articleId: null });
};

/** Goes to the source that has this address already. */
const AlreadyThere = ({ sourceId }: { readonly sourceId: string }) => {
  const source = usePaper((state) => state.paper?.sources.find((candidate) => candidate.id === sourceId) ?? null);
  return (
    <output className={styles.already}>
      <span>Already in your paper{source === null ? '' : `, as “${source.title}”`}.</span>
      {source !== null && <Button onClick={() => goToSource(source)}>Show it</Button>}
    </output>
  );
};

export const AddSource = ({ address: given }: { readonly address: string }) => {
  const [address, setAddress] = useState(given);
  const [sectionId, setSectionId] = useState<string | null>(sectionAtHand);
  const { found, discover, choose, subscribe } = useDiscovery();

  useEffect(() => {
    if (given !== '') void discover(given);
  }, [given, discover]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '') void discover(address.trim());
  };
  const add = async (): Promise<void> => {
    const source = await subscribe(sectionId);
    if (source === null) return;
    goToSource(source);
    say(`“${source.title}” is in your paper.`);
  };
  const ready = found.preview !== null && found.preview.subscribedAs === null;
  return (
    <Dialog
      title="Add a source"
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            disabled={address.trim() === ''}
            onClick={() => openDialog({ kind: 'save-page', address: address.trim() })}
          >
            Save this page
          </Button>
          <Button look="strong" disabled={!ready || found.busy} onClick={() => void add()}>
            Subscribe
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <Field
          label="Address of a site, a feed, or a page"
          type="text"
          inputMode="url"
          value={address}
          onChange={setAddress}
          placeholder="harbour-gazette.example"
          maxLength={limits.addressCharacters}
          trouble={found.trouble === null ? undefined : wordError(found.trouble)}
          // The dialog was opened to type this address.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          spellCheck={false}
          dir="ltr"
        />
        <Button submit disabled={address.trim() === '' || found.busy}>
          Look
        </Button>
      </form>
      {found.candidates.length > 1 && (
        <Candidates candidates={found.candidates} chosen={found.chosen} onChoose={choose} />
      )}
      {found.busy && <Placeholder lines={4} label="Looking at the address" />}
      {found.preview !== null && !found.busy && (
        <>
          {found.preview.subscribedAs !== null && <AlreadyThere sourceId={found.preview.subscribedAs} />}
          <Preview preview={found.preview} />
          {ready && <SectionChoice label="Section" value={sectionId} onChange={setSectionId} />}
        </>
      )}
    </Dialog>
  );
};
