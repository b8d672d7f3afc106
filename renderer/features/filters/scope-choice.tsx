/** Where a filter holds: everywhere, a section with its subsections, or a source. */
import type { FilterRule, FilterScope } from '../../../electron/contract/filters.ts';
import { filterScopes } from '../../../electron/contract/filters.ts';
import { usePaper } from '../../state/paper.ts';
import type { Choice } from '../../ui/select.tsx';
import { Select } from '../../ui/select.tsx';
import { inOrder } from '../sidebar/section-tree.ts';

const keyOf = ({ kind, id }: FilterScope): string => (id === null ? kind : `${kind} ${id}`);

const scopeOf = (key: string): FilterScope => {
  const [name = '', id = null] = key.split(' ', 2);
  const kind = filterScopes.find((each) => each === name) ?? 'everywhere';
  return { kind, id };
};

type ScopeChoiceProps = {
  readonly value: FilterRule['scope'];
  readonly onChange: (scope: FilterScope) => void;
};

export const ScopeChoice = ({ value, onChange }: ScopeChoiceProps) => {
  const paper = usePaper((state) => state.paper);
  const choices: Choice[] = [
    { value: 'everywhere', label: 'Everywhere' },
    ...inOrder(paper?.sections ?? []).map(({ section, depth }) => ({
      value: keyOf({ kind: 'section', id: section.id }),
      label: section.title,
      depth,
    })),
    ...(paper?.sources ?? [])
      .toSorted((a, b) => a.title.localeCompare(b.title))
      .map((source) => ({ value: keyOf({ kind: 'source', id: source.id }), label: `Only ${source.title}` })),
  ];
  const key = keyOf(value);
  const known = choices.some((choice) => choice.value === key);
  return (
    <Select
      label="Where"
      choices={known ? choices : [...choices, { value: key, label: 'A place that is gone' }]}
      value={key}
      onChange={(chosen) => onChange(scopeOf(chosen))}
    />
  );
};
