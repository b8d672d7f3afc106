/** Looks behind an address: the field, the choice where there are several feeds, and what stands below once one is chosen. */
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { exampleSite } from '../../words/sources.ts';
import { isGiven, noSignIn, SignInFields } from '../sign-in-fields.tsx';
import styles from './address-search.module.css';
import { Candidates } from './candidates.tsx';
import { Preview } from './preview.tsx';
import type { Discovery } from './use-discovery.ts';

type AddressSearchProps = {
  readonly label: string;
  readonly note?: string;
  readonly address: string;
  readonly onAddress: (address: string) => void;
  readonly discovery: Discovery;
  /** Stands above the preview. */
  readonly above?: ReactNode;
  /** Stands below it. */
  readonly children?: ReactNode;
};

/** Whether a server wants to know who asks. */
const asksWho = (trouble: Trouble | null): boolean =>
  trouble?.code === 'unauthorised' || trouble?.code === 'sign-in-insecure';

export const AddressSearch = ({ label, note, address, onAddress, discovery, above, children }: AddressSearchProps) => {
  const { found, discover, choose } = discovery;
  const [given, setGiven] = useState(noSignIn);
  const locked = asksWho(found.trouble) || (found.signIn !== null && found.preview === null);
  // A bare host is asked over https.
  const asked = URL.canParse(address.trim()) ? address.trim() : `https://${address.trim()}`;
  const ready = address.trim() !== '' && !found.busy && (!locked || isGiven(given, asked));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) void discover(address.trim(), locked ? given : null);
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={label}
          note={note}
          type="text"
          inputMode="url"
          value={address}
          onChange={onAddress}
          placeholder={exampleSite}
          maxLength={limits.addressCharacters}
          trouble={found.trouble === null ? undefined : wordError(found.trouble)}
          // The dialog was opened to type this address.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          spellCheck={false}
          dir="ltr"
        />
        <Button submit disabled={!ready}>
          Look
        </Button>
        {locked && <SignInFields address={asked} given={given} onChange={setGiven} />}
      </form>
      {found.candidates.length > 1 && (
        <Candidates
          candidates={found.candidates}
          chosen={found.chosen}
          onChoose={(url) => choose(url, found.foundAt, found.signIn)}
        />
      )}
      {found.busy && <Placeholder lines={4} label="Looking at the address" />}
      {found.preview !== null && !found.busy && (
        <>
          {above}
          <Preview preview={found.preview} />
          {children}
        </>
      )}
    </>
  );
};
