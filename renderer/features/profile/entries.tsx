import { useState } from 'react';
import { limits } from '../../../electron/contract/limits.ts';
import { mostFactor } from '../../../electron/contract/preferences.ts';
import type { ProfileEntry, ProfileKind } from '../../../electron/contract/preferences.ts';
import { useSources } from '../../state/paper.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { GroupTitle } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { kindTitles, wordFactor } from '../../words/preferences.ts';
import { updateProfile } from './update-profile.ts';
import styles from './profile.module.css';

/** What the library knows an entry by: a source by its id, a word as it is written. */
const nameOf = (entry: ProfileEntry): string => (entry.kind === 'source' ? entry.key : entry.written);

const change = (entry: ProfileEntry, factor: number, remove = false): void =>
  void updateProfile({
    entry: { kind: entry.kind, written: nameOf(entry), factor: Math.round(factor), ...(remove ? { remove } : {}) },
  });

const Entry = ({ entry }: { readonly entry: ProfileEntry }) => {
  const { written, weight, factor, added } = entry;
  const made = wordFactor(factor, added);
  const out = factor === 0;
  return (
    <li className={styles.entry} data-out={out || undefined}>
      <span className={styles.name}>
        <bdi>{written}</bdi>
        {made !== null && (
          <small>
            <bdi>{made}</bdi>
          </small>
        )}
      </span>
      <meter className={styles.weight} min={0} max={100} value={weight} aria-label={`Weight of ${written}`} />
      {out ? (
        <Button aria-label={`Put back ${written}`} onClick={() => change(entry, 100)}>
          Put back
        </Button>
      ) : (
        <span className={styles.buttons}>
          <IconButton
            icon="less"
            label={`Lower ${written}`}
            disabled={factor <= 25}
            onClick={() => change(entry, factor / 2)}
          />
          <IconButton
            icon="plus"
            label={`Raise ${written}`}
            disabled={factor >= mostFactor}
            onClick={() => change(entry, Math.min(mostFactor, factor * 2))}
          />
          <IconButton icon="close" label={`Take out ${written}`} onClick={() => change(entry, 0, true)} />
        </span>
      )}
    </li>
  );
};

const AddWord = ({ kind }: { readonly kind: 'topic' | 'name' }) => {
  const [word, setWord] = useState('');
  const add = async (): Promise<void> => {
    const written = word.trim();
    if (written === '' || !(await updateProfile({ entry: { kind, written, factor: 100 } }))) return;
    setWord((now) => (now.trim() === written ? '' : now));
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={kind === 'topic' ? 'Add a topic' : 'Add a name'}
        value={word}
        maxLength={limits.profileCharacters}
        onChange={setWord}
      />
      <Button submit disabled={word.trim() === ''}>
        Add
      </Button>
    </form>
  );
};

const AddSource = ({ known }: { readonly known: ReadonlySet<string> }) => {
  const sources = useSources();
  const left = sources.filter((source) => !known.has(source.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const value = left.find((source) => source.id === chosen)?.id ?? left[0]?.id;
  if (value === undefined) return null;
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        void updateProfile({ entry: { kind: 'source', written: value, factor: 100 } });
      }}
    >
      <Select
        label="Add a source"
        value={value}
        choices={left.map((source) => ({ value: source.id, label: source.title }))}
        onChange={setChosen}
      />
      <Button submit>Add</Button>
    </form>
  );
};

type EntriesProps = { readonly kind: ProfileKind; readonly entries: readonly ProfileEntry[] };

/** Entries of one kind, the weightiest first, and a way to add one. */
export const Entries = ({ kind, entries }: EntriesProps) => (
  <section className={styles.group} aria-labelledby={`profile-${kind}`}>
    <GroupTitle id={`profile-${kind}`}>{kindTitles[kind]}</GroupTitle>
    {entries.length === 0 ? (
      <p className={styles.note}>
        <bdi>None yet. They come with what you read, or from you.</bdi>
      </p>
    ) : (
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ul>
    )}
    {kind === 'source' ? <AddSource known={new Set(entries.map((entry) => entry.key))} /> : <AddWord kind={kind} />}
  </section>
);
