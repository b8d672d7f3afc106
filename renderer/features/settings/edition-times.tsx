import type { EditionTimes } from '../../../electron/contract/edition.ts';
import { updateSettings } from '../../state/paper.ts';
import { Select } from '../../ui/select.tsx';
import { editionNames } from '../../words/editions.ts';
import { Row } from './row.tsx';

const halfHours = Array.from({ length: 48 }, (_, index) => index * 30);

const wordMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** When each edition of the day is laid out. */
export const EditionTimesRows = ({ times }: { readonly times: EditionTimes }) =>
  (['morning', 'midday', 'evening'] as const).map((name) => {
    const at = times[name];
    const choices = [...new Set([...halfHours, ...(at === null ? [] : [at])])].toSorted((a, b) => a - b);
    return (
      <Row key={name} label={editionNames[name]}>
        <Select
          label={editionNames[name]}
          labelHidden
          value={at === null ? 'none' : String(at)}
          choices={[
            { value: 'none', label: 'None' },
            ...choices.map((minutes) => ({ value: String(minutes), label: wordMinutes(minutes) })),
          ]}
          onChange={(value) =>
            void updateSettings({ editionTimes: { ...times, [name]: value === 'none' ? null : Number(value) } })
          }
        />
      </Row>
    );
  });
