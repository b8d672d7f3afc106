import styles from './rows.module.css';

type RowsProps = {
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly className?: string | undefined;
};

/** Labels and values, a line each. */
export const Rows = ({ rows, className }: RowsProps) => (
  <dl className={`${styles.rows} ${className ?? ''}`}>
    {rows.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);
