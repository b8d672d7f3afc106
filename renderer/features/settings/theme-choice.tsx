import { updateSettings, usePaper } from '../../state/paper.ts';
import { Segments } from '../../ui/segments.tsx';

/** The system's theme, light, or dark. */
export const ThemeChoice = () => {
  const theme = usePaper((state) => state.settings?.theme ?? 'system');
  return (
    <Segments
      label="Theme"
      choices={[
        { value: 'system', label: 'As the system' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
      value={theme}
      onChange={(next) => void updateSettings({ theme: next })}
    />
  );
};
