'use client'

import { Field } from '../../../_ui/forms/fields/field'
import { useText } from '../../../_ui/use-text'
import styles from './own-day.module.css'

export type DayLimits = { earliest: string; latest: string }

type Props = {
  id: string
  label: string
  hasHint?: boolean
  limits: DayLimits
  value?: string | undefined
  error?: string | undefined
}

/** A date to type beside suggested ones; shown once "own" is chosen among them. */
export function OwnDay({ id, label, hasHint = true, limits, value, error }: Props) {
  const t = useText()
  const hint = t('If your browser shows no calendar, enter year-month-day, for example 2027-03-01.')
  return (
    <div className={styles.ownDay}>
      <Field
        id={id}
        label={label}
        hint={hasHint ? hint : undefined}
        name="ownDay"
        type="date"
        min={limits.earliest}
        max={limits.latest}
        defaultValue={value}
        error={error}
      />
    </div>
  )
}
