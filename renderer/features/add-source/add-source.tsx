/** Any address becomes a source: what is found there, a look at its newest headlines, a place in the paper. */
import { useEffect, useState } from 'react';
import { Failure } from '../../../electron/contract/errors.ts';
import type { Source } from '../../../electron/contract/models.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import { goTo, usePlace } from '../../state/place.ts';
import { say } from '../../state/toasts.ts';
import { waitInstead } from '../../state/waiting.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { closeDialog, openDialog } from '../dialog-state.ts';
import { SectionChoice } from '../sources/section-choice.tsx';
import styles from './add-source.module.css';
import { AddressSearch } from './address-search.tsx';
import { useDiscovery } from './use-discovery.ts';

const sectionAtHand = (): string | null => {
  const { place } = usePlace.getState();
  return place.screen === 'list' && place.kind === 'section' ? place.id : null;
};

const goToSource = (source: Pick<Source, 'id'>): void => {
  closeDialog();
  goTo({ screen: 'list', kind: 'source', id: source.id, articleId: null });
};

type AlreadyThereProps = {
  readonly source: Source | null;
  /** The address that was found. */
  readonly url: string;
  readonly onAddAsAnother: () => void;
};

/** Goes to the source that has this address already; one that is only spelled nearly so may be another feed. */
const AlreadyThere = ({ source, url, onAddAsAnother }: AlreadyThereProps) => (
  <output className={styles.already}>
    <span>Already in your paper{source === null ? '' : `, as “${source.title}”`}.</span>
    {source !== null && <Button onClick={() => goToSource(source)}>Show it</Button>}
    {source !== null && source.address !== url && (
      <>
        <small>
          Its address is spelled <bdi dir="ltr">{source.address}</bdi>.
        </small>
        <Button onClick={onAddAsAnother}>It is another feed: subscribe</Button>
      </>
    )}
  </output>
);

export const AddSource = ({ address: given }: { readonly address: string }) => {
  const [address, setAddress] = useState(given);
  const [sectionId, setSectionId] = useState<string | null>(sectionAtHand);
  const discovery = useDiscovery();
  const { found, discover, subscribe } = discovery;
  const { preview } = found;
  const there = usePaper((state) => sourceOf(state.paper, preview?.subscribedAs ?? null));

  useEffect(() => {
    if (given !== '') void discover(given);
  }, [given, discover]);

  const isShown = useShown();
  const add = async (asAnother = false): Promise<void> => {
    const source = await subscribe(sectionId, asAnother);
    if (source === null) return;
    // Closed meanwhile, it leaves the reader where they are.
    if (isShown()) goToSource(source);
    say(`“${source.title}” is in your paper.`);
  };
  const addLater = async (): Promise<void> => {
    const cause = new Failure('offline', {});
    if (await waitInstead(cause, { kind: 'subscribe', target: address.trim(), sectionId })) {
      if (isShown()) closeDialog();
    }
  };
  const ready = preview !== null && preview.subscribedAs === null;
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
          {found.trouble?.code === 'offline' ? (
            <Button look="strong" onClick={() => void addLater()}>
              Subscribe when online
            </Button>
          ) : (
            <Button look="strong" disabled={!ready || found.busy} onClick={() => void add()}>
              Subscribe
            </Button>
          )}
        </>
      }
    >
      <AddressSearch
        label="Address of a site, a feed, or a page"
        address={address}
        onAddress={setAddress}
        discovery={discovery}
        above={
          preview !== null &&
          preview.subscribedAs !== null && (
            <AlreadyThere source={there} url={preview.url} onAddAsAnother={() => void add(true)} />
          )
        }
      >
        {ready && <SectionChoice label="Section" value={sectionId} onChange={setSectionId} />}
      </AddressSearch>
    </Dialog>
  );
};
