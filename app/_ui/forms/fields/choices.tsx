import type { ReactNode } from 'react'
import styles from './choices.module.css'
import { describe, HintAndError } from './field'

export type Option = {
  value: string
  label: string
  /** A second line, smaller. */
  note?: string
  /** For style sheets, as `data-kind`. */
  kind?: string | undefined
}

type GroupProps = {
  id: string
  legend: string
  hint?: string | undefined
  error?: string | undefined
  children: ReactNode
}

/** A group of native radio buttons, so that arrow keys, forms and forced colours work. */
export function ChoiceGroup({ id, legend, hint, error, children }: GroupProps) {
  return (
    <fieldset
      id={id}
      className={styles.group}
      aria-describedby={describe({ id, hint, error })['aria-describedby']}
    >
      <legend className={styles.legend}>{legend}</legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

type ChoicesProps = {
  idPrefix: string
  name: string
  options: Option[]
  chosen: string
  /** Side by side if there is room, or stacked. */
  layout: 'row' | 'stack'
}

export function Choices({ idPrefix, name, options, chosen, layout }: ChoicesProps) {
  return (
    <div className={layout === 'row' ? styles.row : styles.stack}>
      {options.map(({ value, label, note, kind }) => (
        <label key={value} className={styles.choice} data-kind={kind}>
          <input
            id={`${idPrefix}-${value}`}
            className={styles.radio}
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
          />
          <span className={styles.words}>
            <span className={styles.label}>{label}</span>
            {note && <span className={styles.note}>{note}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
