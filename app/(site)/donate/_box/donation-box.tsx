'use client'

import { type FieldError, type Question, messageFor } from '@/lib/form'
import { cardFeeRule, frequencies, frequencyLabels } from '@/lib/offers/rules'
import type { DonationLink } from '@/lib/offers/schema'
import { NeutralChoice } from '../../_parts/forms/neutral-choice'
import { Checkbox } from '../../../_ui/forms/fields/checkbox'
import { ChoiceGroup, Choices } from '../../../_ui/forms/fields/choices'
import { ErrorSummary } from '../../../_ui/forms/messages/error-summary'
import { LinkButton } from '../../../_ui/link-button'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { Suggestion } from '../../../_ui/forms/messages/suggestion'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { useFreshReturn } from '../../../_ui/forms/use-fresh-return'
import { give } from '../actions'
import { Amounts } from './amounts'
import {
  describeChoice,
  describeFee,
  fieldsOfBox,
  openBox,
  readBox,
  type Box,
  type BoxChoice,
} from './box-choice'
import { CurrencyLinks } from './currency-links'
import styles from './donation-box.module.css'
import { PaymentMarks } from './payment-marks'
import { Proof } from '../_proof/proof'
import { refuseBox } from './refuse-box'
import { useBox } from './use-box'
import { useText } from '../../../_ui/use-text'

type Props = {
  /** The box's initial content, and its place (article, placement, campaign). */
  link: DonationLink
  currencies: readonly DonationLink['currency'][]
  /** The URL of the page with the box's content: the form returns to it without JavaScript. */
  page: string
}

/** Once, monthly or annually, and how much. Works without a script; with one, its button says what will happen. */
export function DonationBox({ link, currencies, page }: Props) {
  const t = useText()
  const [state, action] = useFormAction(give, page, { check: (values) => refuseBox(values, t) })
  const { form, fields, handlers } = useBox(state)
  useFreshReturn()

  const box = openBox(state.values, link)
  const description = fields && describeChoice(readBox(fields), { currency: link.currency, t })

  return (
    <form
      ref={form}
      action={action}
      className={styles.form}
      noValidate
      data-donation-box
      {...handlers}
      aria-label={t('Donation')}
    >
      <ErrorSummary
        heading={t('Nothing was charged: please check your choice')}
        errors={state.errors}
        fieldIds={fieldIds}
        answer={state}
      />
      {state.question && <Asked question={state.question} answer={state} />}
      <div className={styles.box}>
        <Frequencies box={box} errors={state.errors} />
        <Amounts box={box} errors={state.errors} currency={link.currency} isLive={fields !== null} />
        <CoverFee box={box} choice={fields && readBox(fields)} currency={link.currency} />
        <NeutralChoice id="donation-neutral" isChecked={box.isNeutral} />
        <SubmitButton look="support" name="intent" value="give">
          {description ? t('Continue: {description}', { description }) : t('Continue')}
        </SubmitButton>
        <Proof answer={state} />
        <PaymentMarks currency={link.currency} />
        <CurrencyLinks link={link} currencies={currencies} choice={readBox(fields ?? fieldsOfBox(box))} />
      </div>
      <input type="hidden" name="currency" value={link.currency} />
      {/* One answer is enough, even if a proof is needed afterwards. */}
      {!state.question && state.values.sure && <input type="hidden" name="sure" value={state.values.sure} />}
      {/* Stripe did not answer the last time, so this submission asks for the same payment page. */}
      {state.values.attempt && <input type="hidden" name="attempt" value={state.values.attempt} />}
      {link.article && <input type="hidden" name="article" value={link.article} />}
      {link.placement && <input type="hidden" name="placement" value={link.placement} />}
      {link.campaign && <input type="hidden" name="campaign" value={link.campaign} />}
      <div className={styles.later}>
        <p>{t('Not ready to support today?')}</p>
        <SubmitButton look="quiet" name="intent" value="remind">
          {t('Remind me later')}
        </SubmitButton>
      </div>
    </form>
  )
}

function Frequencies({ box, errors }: { box: Box; errors: FieldError[] }) {
  const t = useText()
  return (
    <ChoiceGroup id="donation-frequency" legend={t('How often')} error={messageFor(errors, 'frequency')}>
      <Choices
        idPrefix="donation-frequency"
        name="frequency"
        layout="row"
        chosen={box.frequency}
        options={frequencies.map((value) => ({ value, label: t(frequencyLabels[value]) }))}
      />
    </ChoiceGroup>
  )
}

/** The question before a possible duplicate donation; one press confirms it. */
function Asked({ question, answer }: { question: Question; answer: object }) {
  const t = useText()
  const { text, yes, instead } = question
  return (
    <Suggestion answer={answer}>
      <p>{text}</p>
      {instead !== null && <LinkButton href={t.href(instead.href)}>{instead.label}</LinkButton>}
      {yes !== null && (
        <SubmitButton look="quiet" name="sure" value={yes.value}>
          {yes.label}
        </SubmitButton>
      )}
    </Suggestion>
  )
}

/** Never ticked in advance. With a script it shows the sum; without one, the rule. */
function CoverFee({
  box,
  choice,
  currency,
}: {
  box: Box
  choice: BoxChoice | null
  currency: DonationLink['currency']
}) {
  const t = useText()
  const rule = cardFeeRule(currency)
  const fee = choice && describeFee(choice, { currency, t })
  return (
    <Checkbox
      id="donation-cover-fee"
      name="coverFee"
      value="yes"
      isChecked={box.isFeeCovered}
      label={
        fee
          ? t('Add {fee} to cover the card fee', { fee })
          : t('Add the card fee: {percent}% of what is charged, plus {fixed}', {
              percent: t.number(rule.percent),
              fixed: t.money(rule.fixed),
            })
      }
      hint={t('Then all of your donation reaches us. The fee is an estimate: some cards cost a little more.')}
    />
  )
}

/** Where a message of the summary links to: the field, or the first choice of a group. */
const fieldIds = {
  frequency: 'donation-frequency-once',
  'amount-once': 'donation-other',
  'amount-monthly': 'donation-other',
  'amount-annual': 'donation-other',
  other: 'donation-other',
  currency: 'donation-other',
  email: 'donation-email',
}
