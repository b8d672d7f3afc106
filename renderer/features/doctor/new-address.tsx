/** Another address for a feed: looked at first, with its newest headlines. The stories it has stay. */
import { useEffect, useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AddressSearch } from '../add-source/address-search.tsx';
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
  const discovery = useDiscovery();
  const { found, discover } = discovery;
  const { preview } = found;
  const obstacle = useObstacle(sourceId, preview?.url ?? null, preview?.subscribedAs ?? null);

  useEffect(() => {
    // The feed or its site named it, not the reader.
    if (look) void discover(given, null, sourceOf(usePaper.getState().paper, sourceId)?.address ?? null);
  }, [look, given, sourceId, discover]);

  const use = async (): Promise<void> => {
    if (preview === null || source === null) return;
    closeDialog();
    if (found.signIn !== null) await call('feeds.signIn', { id: sourceId, ...found.signIn }).catch(sayTrouble);
    await changeFeed({
      id: sourceId,
      change: { address: preview.url, foundAt: found.foundAt },
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
          <Button
            look="strong"
            disabled={preview === null || obstacle !== null || found.busy}
            onClick={() => void use()}
          >
            Use this address
          </Button>
        </>
      }
    >
      <AddressSearch
        label="Address of the feed, its site, or a page"
        note="The stories it has stay, with what you did with them."
        address={address}
        onAddress={setAddress}
        discovery={discovery}
        above={obstacle !== null && <output className={styles.obstacle}>{obstacle}</output>}
      />
    </Dialog>
  );
};
