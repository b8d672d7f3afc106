import { useState } from 'react';
import type { CheckReport } from '../../../electron/contract/doctor.ts';
import type { Capability, HostKind } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { wordNumber } from '../../words/numbers.ts';
import { openDialog } from '../dialog-state.ts';
import { RemoveSamples } from '../welcome/remove-samples.tsx';
import styles from './about.module.css';

const hosts: Readonly<Record<HostKind, string>> = {
  desktop: 'Desktop window',
  web: 'Web page on this machine',
  cli: 'Command line',
};

const abilities: Readonly<Record<Capability, string>> = {
  'choose-files': 'choose files',
  'choose-folder': 'watch folders',
  'save-file': 'save files',
  'keep-secrets': 'keep the passwords of feeds in the system’s key store',
  'native-menu': 'use the menu of the system',
  'drop-paths': 'keep the place of dropped files',
  'print-to-pdf': 'save PDF files',
};

const wordCheck = (report: CheckReport): string =>
  report.problems.length === 0
    ? `${wordNumber(report.files)} files and ${wordNumber(report.articles)} stories are in order.`
    : `${wordNumber(report.problems.length)} ${report.problems.length === 1 ? 'problem' : 'problems'} in ${wordNumber(report.files)} files.`;

const Check = () => {
  const [report, setReport] = useState<CheckReport | null>(null);
  const [busy, setBusy] = useState(false);
  const check = (): void => {
    setBusy(true);
    call('library.check')
      .then(setReport, sayTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles.check}>
      <Button disabled={busy} onClick={check}>
        Check the library
      </Button>
      {report !== null && (
        <output>
          {wordCheck(report)}
          <ul>
            {report.problems.map((problem) => (
              <li key={`${problem.file} ${problem.code}`}>
                <b dir="ltr">{problem.file}</b> {problem.detail}
              </li>
            ))}
          </ul>
        </output>
      )}
    </div>
  );
};

/** Which Broadsheet this is, where it keeps the library, and what its host can do. */
export const About = () => {
  const info = usePaper((state) => state.info);
  if (info === null) return null;
  const can = info.capabilities.map((capability) => abilities[capability]).join(', ');
  return (
    <>
      <dl className={styles.facts}>
        <dt>{info.name}</dt>
        <dd>{info.version}</dd>
        <dt>Runs as</dt>
        <dd>{hosts[info.host]}</dd>
        <dt>Can also</dt>
        <dd>{can === '' ? 'nothing beyond the library' : can}</dd>
        <dt>Library</dt>
        <dd dir="ltr">{info.libraryFolder}</dd>
      </dl>
      <Check />
      <RemoveSamples />
      <Button look="quiet" onClick={() => openDialog({ kind: 'shortcuts' })}>
        Keyboard shortcuts
      </Button>
    </>
  );
};
