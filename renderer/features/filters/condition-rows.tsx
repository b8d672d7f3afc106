/** The conditions of a filter: where to look, how, for what. */
import type { FilterCondition, FilterRule } from '../../../electron/contract/filters.ts';
import { filterFields } from '../../../electron/contract/filters.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { fieldWords, testChoices, testNotes } from '../../words/filters.ts';
import styles from './filter-form.module.css';

type Conditions = Pick<FilterRule, 'conditions' | 'match'>;

type RowProps = {
  readonly condition: FilterCondition;
  readonly number: number;
  readonly onChange: (condition: FilterCondition) => void;
  readonly onRemove: (() => void) | null;
};

const fields = filterFields.map((field) => ({ value: field, label: fieldWords[field] }));

const Row = ({ condition, number, onChange, onRemove }: RowProps) => {
  const test = testChoices.find((each) => each.test === condition.test && each.negated === condition.negated);
  return (
    <fieldset className={styles.condition}>
      <legend className="only-heard">{`Condition ${number}`}</legend>
      <Select
        label="Where to look"
        labelHidden
        choices={fields}
        value={condition.field}
        onChange={(value) => onChange({ ...condition, field: filterFields.find((each) => each === value) ?? 'any' })}
      />
      <Select
        label="How"
        labelHidden
        choices={testChoices}
        value={test?.value ?? 'words'}
        onChange={(value) => {
          const chosen = testChoices.find((each) => each.value === value) ?? testChoices[0];
          onChange({ ...condition, test: chosen.test, negated: chosen.negated });
        }}
      />
      <input
        className={styles.value}
        aria-label={condition.test === 'pattern' ? 'Pattern' : 'Words'}
        dir={condition.test === 'pattern' ? 'ltr' : 'auto'}
        maxLength={limits.filterValueCharacters}
        spellCheck={false}
        autoComplete="off"
        value={condition.value}
        onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
      />
      {onRemove !== null && <IconButton icon="close" label={`Remove condition ${number}`} onClick={onRemove} />}
      <p className={styles.note}>
        <bdi>{testNotes[condition.test]}</bdi>
      </p>
    </fieldset>
  );
};

type ConditionRowsProps = { readonly value: Conditions; readonly onChange: (value: Conditions) => void };

export const ConditionRows = ({ value, onChange }: ConditionRowsProps) => {
  const { conditions, match } = value;
  const set = (changed: readonly FilterCondition[]): void => onChange({ match, conditions: changed });
  return (
    <div className={styles.conditions}>
      {conditions.length > 1 && (
        <Segments
          label="How many of the conditions must hold"
          choices={[
            { value: 'all', label: 'All of these' },
            { value: 'any', label: 'Any of these' },
          ]}
          value={match}
          onChange={(chosen) => onChange({ conditions, match: chosen })}
        />
      )}
      {conditions.map((condition, index) => (
        <Row
          // Conditions have nothing else to be known by, and are never put in another order.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          condition={condition}
          number={index + 1}
          onChange={(changed) => set(conditions.with(index, changed))}
          onRemove={conditions.length === 1 ? null : () => set(conditions.toSpliced(index, 1))}
        />
      ))}
      {conditions.length < limits.filterConditions && (
        <Button
          look="quiet"
          onClick={() => set([...conditions, { field: 'any', test: 'words', value: '', negated: false }])}
        >
          Add a condition
        </Button>
      )}
    </div>
  );
};
