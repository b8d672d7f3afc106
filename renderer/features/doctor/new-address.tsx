/** Another address for a feed: looked at first, with its newest headlines. The stories it has stay. */
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { Candidates } from '../add-source/candidates.tsx';
import { Preview } from '../add-source/preview.tsx';
import { useDiscovery } from '../add-source/use-discovery.ts';
import { closeDialog } from '../dialog-state.ts';
import { changeFeed } from './repairs.ts';
import styles from './new-address.module.css';

type NewAddressProps = {
  readonly sourceId: string;
  readonly address: string;
  /** Look at the address at once. */
  readonly look: boolean;
};

/** Why the previewed address cannot be used, or `null`. */
const useObstacle = (sourceId: string, url: string | null, subscribedAs: string | null): string | null => {
  const paper = usePaper((state) => state.paper);
  if (url !== null && url === sourceOf(paper, sourceId)?.address) return 'This is the address it has already.';
  if (subscribedAs === null || subscribedAs === sourceId) return null;
  const other = sourceOf(paper, subscribedAs);
  return `Already in your paper${other === null ? '' : `, as “${other.title}”`}.`;
};

export const NewAddress = ({ sourceId, address: given, look }: NewAddressProps) => {
  const source = usePaper((state) => sourceOf(state.paper, sourceId));
  const [address, setAddress] = useState(given);
  const { found, discover, choose } = useDiscovery();
  const { preview } = found;
  const obstacle = useObstacle(sourceId, preview?.url ?? null, preview?.subscribedAs ?? null);

  useEffect(() => {
    if (look) void discover(given);
  }, [look, given, discover]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '') void discover(address.trim());
  };
  const use = (): void => {
    if (preview === null || source === null) return;
    closeDialog();
    void changeFeed({
      id: sourceId,
      change: { address: preview.url },
      back: source.address === null ? {} : { address: source.address },
      said: `“${source.title}” has a new address. Its stories stay.`,
    });
  };
  return (
    <Dialog
      title={`New address for “${source?.title ?? ''}”`}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="strong" disabled={preview === null || obstacle !== null || found.busy} onClick={use}>
            Use this address
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <Field
          label="Address of the feed, its site, or a page"
          note="The stories it has stay, with what you did with them."
          type="text"
          inputMode="url"
          value={address}
          onChange={setAddress}
          maxLength={limits.addressCharacters}
          trouble={found.trouble === null ? undefined : wordError(found.trouble)}
          // The dialog was opened to look at this address.
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
      {preview !== null && !found.busy && (
        <>
          {obstacle !== null && <output className={styles.obstacle}>{obstacle}</output>}
          <Preview preview={preview} />
        </>
      )}
    </Dialog>
  );
};
