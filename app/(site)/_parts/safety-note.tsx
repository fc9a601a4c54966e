import styles from './safety-note.module.css'

/** For readers in Russia, beside every form that asks for something. */
export function SafetyNote({ act }: { act: 'giving' | 'subscribing' }) {
  return (
    <p className={styles.note}>
      <a href="/privacy#safety">If you are in Russia, please read first what {act} can mean for you there.</a>
    </p>
  )
}
