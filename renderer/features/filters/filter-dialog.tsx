/** A filter written or changed, with what it would match as one types. */
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { FilterRule } from '../../../electron/contract/filters.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Switch } from '../../ui/field.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { wordError } from '../../words/errors.ts';
import { wordSaved } from '../../words/filters.ts';
import { wordNumber } from '../../words/numbers.ts';
import { closeDialog } from '../dialog-state.ts';
import { ActionChoices } from './action-choices.tsx';
import { ConditionRows } from './condition-rows.tsx';
import { newDraft, ruleOf } from './draft.ts';
import { ScopeChoice } from './scope-choice.tsx';
import { TrialNote } from './trial-note.tsx';
import { useSaveFilter } from './use-save-filter.ts';
import { useTrial } from './use-trial.ts';
import styles from './filter-form.module.css';

type FilterDialogProps = {
  /** The filter that is changed; `null` for a new one. */
  readonly id: string | null;
  readonly rule: FilterRule | null;
};

export const FilterDialog = ({ id, rule }: FilterDialogProps) => {
  const form = useId();
  const [draft, setDraft] = useState<FilterRule>(rule ?? newDraft());
  const written = ruleOf(draft);
  const trial = useTrial(written.conditions.length === 0 ? null : written);
  const { busy, trouble, job, save, stop } = useSaveFilter(({ filter }) => wordSaved(filter), closeDialog);
  const set = (change: Partial<FilterRule>): void => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && written.conditions.length > 0) void save(written, id);
  };
  return (
    <Dialog
      title={id === null ? 'New filter' : 'Change the filter'}
      onClose={closeDialog}
      wide
      foot={
        <>
          <Button onClick={busy ? stop : closeDialog}>{busy ? 'Stop' : 'Cancel'}</Button>
          <Button look="strong" submit form={form} disabled={busy || written.conditions.length === 0}>
            Keep
          </Button>
        </>
      }
    >
      {busy && (
        <JobProgress
          label="Applying the filter"
          job={job}
          waiting="Keeping the filter"
          word={(done, total) => `${wordNumber(done)} of ${wordNumber(total)} stories`}
        />
      )}
      <form id={form} className={styles.form} hidden={busy} onSubmit={submit}>
        {trouble !== null && <p role="alert">{wordError(trouble)}</p>}
        <ConditionRows value={draft} onChange={set} />
        <ScopeChoice value={draft.scope} onChange={(scope) => set({ scope })} />
        <TrialNote trial={trial} most={5} />
        <ActionChoices value={draft.actions} onChange={(actions) => set({ actions })} />
        <Switch
          label="Also for stories that are here already"
          note="Otherwise only for what arrives from now on. What you starred or saved is never hidden."
          on={draft.storedToo}
          onChange={(storedToo) => set({ storedToo })}
        />
        <Field
          label="Name"
          note="Left empty, it is named after what it looks for."
          dir="auto"
          maxLength={limits.filterNameCharacters}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
      </form>
    </Dialog>
  );
};
