import { HintAndError } from './field'
import styles from './checkbox.module.css'

type Props = { id: string; name: string; value: string; label: string; hint?: string; isChecked: boolean }

/** A labelled checkbox. */
export function Checkbox({ id, name, value, label, hint, isChecked }: Props) {
  return (
    <div className={styles.row}>
      <input
        id={id}
        className={styles.box}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChecked}
        aria-describedby={hint && `${id}-hint`}
      />
      <div className={styles.words}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        <HintAndError id={id} hint={hint} />
      </div>
    </div>
  )
}
