/** A word of a story muted: here, in its section or everywhere. */
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { FilterScope } from '../../../electron/contract/filters.ts';
import { limits } from '../../../electron/contract/limits.ts';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { usePaper } from '../../state/paper.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { wordError } from '../../words/errors.ts';
import { wordMuted, wordScope } from '../../words/filters.ts';
import { wordNumber } from '../../words/numbers.ts';
import { closeDialog, openDialog } from '../dialog-state.ts';
import { muteRule } from './draft.ts';
import { TrialNote } from './trial-note.tsx';
import { useSaveFilter } from './use-save-filter.ts';
import { useTrial } from './use-trial.ts';
import styles from './filter-form.module.css';

/** Words of a headline to choose from; short ones say nothing, but a character of a script without spaces may be a word. */
const wordsIn = (headline: ListedHeadline): readonly string[] => {
  const parts = new Intl.Segmenter(headline.language ?? undefined, { granularity: 'word' }).segment(headline.title);
  const words = [...parts].filter((part) => part.isWordLike === true).map((part) => part.segment);
  return [...new Set(words.filter((word) => word.length > 3 || /[^\p{ASCII}]/u.test(word)))].slice(0, 12);
};

type MuteDialogProps = { readonly headline: ListedHeadline; readonly word: string };

export const MuteDialog = ({ headline, word: selected }: MuteDialogProps) => {
  const form = useId();
  const paper = usePaper((state) => state.paper);
  const [word, setWord] = useState(selected);
  const [scope, setScope] = useState<FilterScope>({ kind: 'everywhere', id: null });
  const asked = word.trim();
  const rule = muteRule(asked, scope);
  const trial = useTrial(asked === '' ? null : rule);
  const place = paper === null ? '' : wordScope(rule, paper);
  const { busy, trouble, job, save, stop } = useSaveFilter(
    ({ filter }) => wordMuted(asked, place, filter.hidden),
    closeDialog,
  );
  const scopes: readonly FilterScope[] = [
    { kind: 'source', id: headline.sourceId },
    ...(headline.sectionId === null ? [] : [{ kind: 'section' as const, id: headline.sectionId }]),
    { kind: 'everywhere', id: null },
  ];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && asked !== '') void save(rule, null);
  };
  return (
    <Dialog
      title={selected === '' ? 'Mute a word' : `Mute “${selected}”`}
      onClose={closeDialog}
      foot={
        <>
          <Button
            look="quiet"
            disabled={busy}
            onClick={() => openDialog({ kind: 'filter', id: null, rule: { ...rule, name: '' } })}
          >
            More choices…
          </Button>
          <Button onClick={busy ? stop : closeDialog}>{busy ? 'Stop' : 'Cancel'}</Button>
          <Button look="strong" submit form={form} disabled={busy || asked === ''}>
            Mute
          </Button>
        </>
      }
    >
      {busy && (
        <JobProgress
          label="Muting"
          job={job}
          waiting="Keeping the filter"
          word={(done, total) => `${wordNumber(done)} of ${wordNumber(total)} stories`}
        />
      )}
      <form id={form} className={styles.form} hidden={busy} onSubmit={submit}>
        {trouble !== null && <p role="alert">{wordError(trouble)}</p>}
        <Field
          label="Word or phrase"
          dir="auto"
          maxLength={limits.filterValueCharacters}
          autoComplete="off"
          value={word}
          onChange={setWord}
        />
        {selected === '' && (
          <fieldset className={styles.offered} aria-label="Words of the headline">
            {wordsIn(headline).map((each) => (
              <button key={each} type="button" aria-pressed={each === word} onClick={() => setWord(each)}>
                <bdi>{each}</bdi>
              </button>
            ))}
          </fieldset>
        )}
        <fieldset className={styles.scopes}>
          <legend>Where</legend>
          {scopes.map((each) => (
            <label key={each.kind}>
              <input
                type="radio"
                name={`${form}-scope`}
                checked={each.kind === scope.kind}
                onChange={() => setScope(each)}
              />
              <bdi>{paper === null ? '' : wordScope({ scope: each }, paper)}</bdi>
            </label>
          ))}
        </fieldset>
        <TrialNote trial={trial} most={3} />
        <p className={styles.note}>
          Stories with it are hidden, those that are here already too. They stay readable under Hidden by filters; what
          you starred or saved is never hidden.
        </p>
      </form>
    </Dialog>
  );
};
