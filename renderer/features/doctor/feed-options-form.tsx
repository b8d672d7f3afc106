/** How one feed is asked and read, against what is usual. Each change can be taken back. */
import type { FeedHealth } from '../../../electron/contract/doctor.ts';
import { browserAgent } from '../../../electron/contract/doctor.ts';
import { fullTextPolicies } from '../../../electron/contract/offline.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import type { Choice } from '../../ui/select.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/field.tsx';
import { fullTextPolicyNames } from '../../words/offline.ts';
import { changeFeed } from './repairs.ts';
import { SignedInAs } from './sign-in.tsx';
import styles from './doctor.module.css';

const usual = '';

const charsets: readonly Choice[] = [
  { value: usual, label: 'As the document says' },
  { value: 'utf-8', label: 'Unicode (UTF-8)' },
  { value: 'windows-1252', label: 'Western European (windows-1252)' },
  { value: 'windows-1250', label: 'Central European (windows-1250)' },
  { value: 'windows-1251', label: 'Cyrillic (windows-1251)' },
  { value: 'koi8-r', label: 'Russian (KOI8-R)' },
  { value: 'windows-1253', label: 'Greek (windows-1253)' },
  { value: 'windows-1254', label: 'Turkish (windows-1254)' },
  { value: 'windows-1255', label: 'Hebrew (windows-1255)' },
  { value: 'windows-1256', label: 'Arabic (windows-1256)' },
  { value: 'windows-1257', label: 'Baltic (windows-1257)' },
  { value: 'windows-874', label: 'Thai (windows-874)' },
  { value: 'gb18030', label: 'Chinese, simplified (GB18030)' },
  { value: 'big5', label: 'Chinese, traditional (Big5)' },
  { value: 'shift_jis', label: 'Japanese (Shift JIS)' },
  { value: 'euc-jp', label: 'Japanese (EUC-JP)' },
  { value: 'euc-kr', label: 'Korean (EUC-KR)' },
];

const intervals: readonly Choice[] = [
  { value: usual, label: 'As often as it publishes' },
  { value: '15', label: 'Every 15 minutes' },
  { value: '30', label: 'Every 30 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '240', label: 'Every 4 hours' },
  { value: '720', label: 'Every 12 hours' },
  { value: '1440', label: 'Every day' },
  { value: '10080', label: 'Every week' },
];

const agents: readonly Choice[] = [
  { value: usual, label: 'As Broadsheet' },
  { value: browserAgent, label: 'As Firefox, which it is not' },
];

/** A value that another program set stands among the usual ones. */
const withValue = (choices: readonly Choice[], value: string): readonly Choice[] =>
  choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];

export const FeedOptionsForm = ({ health }: { readonly health: FeedHealth }) => {
  const { sourceId: id, title, options } = health;
  const { userAgent, charset, refreshMinutes, allowPrivate } = options;
  const fullText = usePaper((state) => sourceOf(state.paper, id)?.fullText ?? 'automatic');
  const orNull = (value: string): string | null => (value === usual ? null : value);
  const minutes = refreshMinutes === null ? usual : String(refreshMinutes);
  return (
    <div className={styles.options}>
      <Select
        label="Introduced"
        value={userAgent ?? usual}
        choices={withValue(agents, userAgent ?? usual)}
        onChange={(value) =>
          void changeFeed({
            id,
            change: { userAgent: orNull(value) },
            back: { userAgent },
            said: `“${title}” is now introduced otherwise.`,
          })
        }
      />
      <Select
        label="Character set"
        value={charset ?? usual}
        choices={withValue(charsets, charset ?? usual)}
        onChange={(value) =>
          void changeFeed({
            id,
            change: { charset: orNull(value) },
            back: { charset },
            said: `“${title}” is now read in another character set.`,
          })
        }
      />
      <Select
        label="Asked"
        value={minutes}
        choices={withValue(intervals, minutes)}
        onChange={(value) =>
          void changeFeed({
            id,
            change: { refreshMinutes: value === usual ? null : Number(value) },
            back: { refreshMinutes },
            said: `“${title}” is now asked at another interval.`,
            ask: false,
          })
        }
      />
      <Select
        label="Whole stories from their pages"
        value={fullText}
        choices={fullTextPolicies.map((value) => ({ value, label: fullTextPolicyNames[value] }))}
        onChange={(value) =>
          void changeFeed({
            id,
            change: { fullText: fullTextPolicies.find((policy) => policy === value) ?? 'automatic' },
            back: { fullText },
            said: `“${title}” is now completed otherwise.`,
            ask: false,
          })
        }
      />
      <Switch
        label="May be in a private network"
        note="Only for an address you know."
        on={allowPrivate}
        onChange={(on) =>
          void changeFeed({
            id,
            change: { allowPrivate: on },
            back: { allowPrivate },
            said: on ? `“${title}” may now be in a private network.` : `“${title}” may not be in a private network.`,
            ask: false,
          })
        }
      />
      <SignedInAs sourceId={id} signIn={health.signIn} />
    </div>
  );
};
