import styles from './bait.module.css'

/** A field that people neither see nor reach, and simple robots fill in. */
export function Bait({ name }: { name: string }) {
  return (
    <div className={styles.bait} aria-hidden="true">
      <label>
        Leave this empty
        <input type="text" name={name} tabIndex={-1} autoComplete="off" defaultValue="" />
      </label>
    </div>
  )
}
