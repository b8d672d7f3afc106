import { useSections } from '../../state/paper.ts';
import { Select } from '../../ui/select.tsx';
import { inOrder } from '../sidebar/section-tree.ts';

const top = '';

type SectionChoiceProps = {
  readonly label: string;
  /** `null`: at the top of the paper, in no section. */
  readonly value: string | null;
  readonly onChange: (sectionId: string | null) => void;
};

/** A section of the paper, or none. */
export const SectionChoice = ({ label, value, onChange }: SectionChoiceProps) => {
  const sections = useSections();
  return (
    <Select
      label={label}
      value={value ?? top}
      onChange={(chosen) => onChange(chosen === top ? null : chosen)}
      choices={[
        { value: top, label: 'No section' },
        ...inOrder(sections).map(({ section, depth }) => ({ value: section.id, label: section.title, depth })),
      ]}
    />
  );
};
