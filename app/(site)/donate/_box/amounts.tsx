'use client'

import { messageFor, type FieldError } from '@/lib/form'
import { symbolOf } from '@/lib/money'
import { frequencies } from '@/lib/offers/rules'
import type { DonationLink } from '@/lib/offers/schema'
import { ChoiceGroup, Choices } from '../../../_ui/forms/fields/choices'
import { Field } from '../../../_ui/forms/fields/field'
import { HiddenFields } from '../../../_ui/forms/fields/hidden-fields'
import styles from './amounts.module.css'
import { listAmountOptions, type Box } from './box-choice'
import { useText } from '../../../_ui/use-text'

type Props = { box: Box; errors: FieldError[]; currency: DonationLink['currency']; isLive: boolean }

/**
 * One set of amounts for each frequency; the style sheet shows the set of the selected one. Until a script runs, the
 * style sheet also hides the field once a preset was pressed, and shows a choice that brings it back.
 */
export function Amounts({ box, errors, currency, isLive }: Props) {
  const t = useText()
  const { amounts } = box
  return (
    <ChoiceGroup id="donation-amount" legend={t('Amount')}>
      <div className={styles.amounts} data-live={isLive || undefined}>
        {frequencies.map((frequency) => (
          <div key={frequency} className={styles.set} data-frequency={frequency}>
            <Choices
              idPrefix={`donation-amount-${frequency}`}
              name={`amount-${frequency}`}
              layout="row"
              chosen={amounts[frequency]}
              options={listAmountOptions(frequency, { currency, shown: amounts[frequency], t })}
            />
            <HiddenFields values={{ [`shown-${frequency}`]: amounts[frequency] }} />
          </div>
        ))}
        <div className={styles.other}>
          <Field
            id="donation-other"
            label={t('Other amount')}
            hint={t('In {code}. What you enter here replaces the choice above.', {
              code: currency.toUpperCase(),
            })}
            name="other"
            inputMode="decimal"
            maxLength={40}
            placeholder=" "
            prefix={symbolOf(currency)}
            defaultValue={box.other}
            error={messageFor(errors, 'other')}
          />
        </div>
      </div>
    </ChoiceGroup>
  )
}
