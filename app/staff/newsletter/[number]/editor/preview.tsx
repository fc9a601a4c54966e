import { previewId } from './preview-id'
import styles from './preview.module.css'

type Props = {
  number: number
  /** A new revision reloads the frames. */
  revision: number
}

const looks = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
  { value: 'dark', label: 'Dark' },
  { value: 'text', label: 'Text only' },
]
const frames = [
  { look: 'light', title: 'as mailed' },
  { look: 'dark', title: 'as mailed, in the dark' },
  { look: 'text', title: 'as text only' },
] as const

/**
 * The edition as the sending code writes it. All four views are on the page and the radio buttons show one, so the
 * preview needs no script and does not interrupt the typing.
 */
export function Preview({ number, revision }: Props) {
  return (
    <div className={styles.preview} id={previewId}>
      <fieldset className={styles.looks}>
        <legend className={styles.legend}>See it as</legend>
        {looks.map(({ value, label }) => (
          <label key={value} className={styles.look}>
            <input type="radio" name="look" value={value} defaultChecked={value === 'desktop'} />
            {label}
          </label>
        ))}
      </fieldset>
      <div className={styles.ground}>
        {frames.map(({ look, title }) => (
          <iframe
            key={`${look}-${revision}`}
            className={`${styles.frame} ${styles[look]}`}
            src={`/staff/newsletter/${number}/mail?look=${look}&revision=${revision}`}
            title={`Edition ${number} ${title}`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            loading="lazy"
          />
        ))}
      </div>
    </div>
  )
}
