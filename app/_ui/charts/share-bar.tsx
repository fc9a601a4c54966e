import styles from './share-bar.module.css'

/** Compares a figure with the largest of its column; the figure itself is next to it. */
export function ShareBar({ value, largest }: { value: number; largest: number }) {
  const share = largest <= 0 ? 0 : Math.max(0, value / largest) * 100
  return (
    <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.whole} width="100" height="8" />
      <rect className={styles.share} width={share} height="8" />
    </svg>
  )
}
