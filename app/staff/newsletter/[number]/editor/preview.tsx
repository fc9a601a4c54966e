import { languageNames, type Language } from '@/lib/languages/rules'
import { previewId } from './preview-id'
import styles from './preview.module.css'

type Props = {
  number: number
  /** A new revision reloads the frames. */
  revision: number
  languages: readonly Language[]
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
 * The edition as the sending code writes it. All views, in each language, are on the page and the radio buttons show
 * one, so the preview needs no script and does not interrupt the typing. A frame that is not shown loads nothing.
 */
export function Preview({ number, revision, languages }: Props) {
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
      {languages.length > 1 && <Languages languages={languages} />}
      {languages.map((language) => (
        <div key={language} className={styles.ground} data-language={language}>
          {frames.map(({ look, title }) => (
            <iframe
              key={`${look}-${revision}`}
              className={`${styles.frame} ${styles[look]}`}
              src={`/staff/newsletter/${number}/mail?look=${look}&language=${language}&revision=${revision}`}
              title={`Edition ${number}${languages.length > 1 ? ` (${languageNames[language]})` : ''} ${title}`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              loading="lazy"
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function Languages({ languages }: Pick<Props, 'languages'>) {
  return (
    <fieldset className={styles.looks}>
      <legend className={styles.legend}>Language of the frame</legend>
      {languages.map((language, place) => (
        <label key={language} className={styles.look} lang={language}>
          <input type="radio" name="preview-language" value={language} defaultChecked={place === 0} />
          {languageNames[language]}
        </label>
      ))}
    </fieldset>
  )
}
