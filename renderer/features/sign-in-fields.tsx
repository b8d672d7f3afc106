/** Name and password for a server that asks for them, and what becomes of them, in plain words. */
import { limits } from '../../electron/contract/limits.ts';
import type { CallInput } from '../../electron/contract/calls.ts';
import { useCan } from '../state/paper.ts';
import { Field, Switch } from '../ui/field.tsx';
import styles from './sign-in-fields.module.css';

export type GivenSignIn = Required<Omit<CallInput<'feeds.signIn'>, 'id'>>;

export const noSignIn: GivenSignIn = { user: '', password: '', overHttp: false };

/** Whether enough is given to ask with it. */
export const isGiven = ({ user, overHttp }: GivenSignIn, address: string): boolean =>
  user.trim() !== '' && (overHttp || !isPlain(address));

const isPlain = (address: string): boolean => URL.parse(address)?.protocol === 'http:';

type SignInFieldsProps = {
  /** The address that asks. */
  readonly address: string;
  readonly given: GivenSignIn;
  readonly onChange: (given: GivenSignIn) => void;
};

export const SignInFields = ({ address, given, onChange }: SignInFieldsProps) => {
  const kept = useCan('keep-secrets');
  return (
    <div className={styles.fields}>
      <Field
        label="Name"
        value={given.user}
        onChange={(user) => onChange({ ...given, user })}
        maxLength={limits.credentialCharacters}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
      />
      <Field
        label="Password"
        type="password"
        note={
          kept
            ? 'Kept in this system’s key store, and sent to this server only.'
            : 'Broadsheet has no key store here: it keeps the password until it is closed, then asks again. It is sent to this server only.'
        }
        value={given.password}
        onChange={(password) => onChange({ ...given, password })}
        maxLength={limits.credentialCharacters}
        autoComplete="off"
        dir="ltr"
      />
      {isPlain(address) && (
        <Switch
          label="Send them without encryption"
          note="This server is asked over http: anybody on the way can read the password."
          on={given.overHttp}
          onChange={(overHttp) => onChange({ ...given, overHttp })}
        />
      )}
    </div>
  );
};
