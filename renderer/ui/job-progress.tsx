import styles from './job-progress.module.css';

type JobProgressProps = {
  readonly label: string;
  /** How far it is; `null` while that is not known. */
  readonly job: { readonly done: number; readonly total: number; readonly current: string | null } | null;
  /** What is said while it is not known how far it is. */
  readonly waiting: string;
  readonly word: (done: number, total: number) => string;
};

/** Long work in a dialog: a bar, a count, what is in hand. */
export const JobProgress = ({ label, job, waiting, word }: JobProgressProps) => {
  const known = job !== null && job.total > 0;
  return (
    <div className={styles.progress}>
      <progress aria-label={label} {...(known ? { value: job.done, max: job.total } : {})} />
      <output>{known ? word(job.done, job.total) : waiting}</output>
      {job !== null && job.current !== null && <bdi className={styles.current}>{job.current}</bdi>}
    </div>
  );
};
