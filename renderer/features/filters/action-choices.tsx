/** What a filter does with its stories. */
import { useState } from 'react';
import type { FilterActions } from '../../../electron/contract/filters.ts';
import { Field, Switch } from '../../ui/field.tsx';
import { SectionChoice } from '../sources/section-choice.tsx';
import { tagsOf } from './draft.ts';
import styles from './filter-form.module.css';

type ActionChoicesProps = { readonly value: FilterActions; readonly onChange: (actions: FilterActions) => void };

export const ActionChoices = ({ value, onChange }: ActionChoicesProps) => {
  const [tags, setTags] = useState(value.tags.join(', '));
  const set = (change: Partial<FilterActions>): void => onChange({ ...value, ...change });
  return (
    <fieldset className={styles.actions}>
      <legend>Then</legend>
      <div className={styles.switches}>
        <Switch
          label="Hide"
          note="Kept and readable under Hidden by filters."
          on={value.hide}
          onChange={(hide) => set({ hide })}
        />
        <Switch label="Mark as read" on={value.read} onChange={(read) => set({ read })} />
        <Switch label="Star" on={value.starred} onChange={(starred) => set({ starred })} />
        <Switch label="Must read" on={value.mustRead} onChange={(mustRead) => set({ mustRead })} />
      </div>
      <div className={styles.pair}>
        <SectionChoice label="Move to section" value={value.sectionId} onChange={(sectionId) => set({ sectionId })} />
        <Field
          label="Tags, apart by commas"
          dir="auto"
          value={tags}
          onChange={(text) => {
            setTags(text);
            set({ tags: tagsOf(text) });
          }}
        />
      </div>
    </fieldset>
  );
};
