import { useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import { updateSettings, usePaper } from '../../state/paper.ts';
import { Field } from '../../ui/field.tsx';

/** An address that servers may write to, sent with each request where the reader gives one. */
export const Contact = () => {
  const contact = usePaper((state) => state.settings?.contact ?? '');
  const [typed, setTyped] = useState(contact);
  return (
    <Field
      label="Contact told to servers"
      note="An address or page where a server’s keeper can reach you. May be left empty."
      value={typed}
      maxLength={limits.settingsCharacters}
      onChange={setTyped}
      onBlur={() => {
        if (typed.trim() !== contact) void updateSettings({ contact: typed.trim() });
      }}
    />
  );
};
