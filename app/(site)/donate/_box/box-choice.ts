import { sayDonation } from '@/lib/offers/say-donation'
import type { BrowserMessage, Text } from '@/lib/languages/messages'
import { ownAmount, typedAmountOf } from '@/lib/donations/rules'
import { formatPlain, parseAmount, type Money } from '@/lib/money'
import type { Option } from '../../../_ui/forms/fields/choices'
import {
  checkBounds,
  coverFee,
  defaultAmount,
  defaultFrequency,
  frequencies,
  listPresets,
  type Frequency,
} from '@/lib/offers/rules'
import type { DonationLink } from '@/lib/offers/schema'

type Currency = DonationLink['currency']
/** The box is drawn on the server and in the browser. */
export type BoxText = Text<BrowserMessage>

/** The content of the box: one selected amount for each frequency, and the amounts typed instead. */
export type Box = {
  frequency: Frequency
  amounts: Record<Frequency, string>
  other: string
  isFeeCovered: boolean
  isNeutral: boolean
}

/** Frequency and amount as they would be submitted; the amount is still the typed text. */
export type BoxChoice = { frequency: Frequency; amount: string; isFeeCovered: boolean; isNeutral: boolean }

/**
 * The box's initial content: as submitted, if it comes back with errors; else as the link asks. A linked amount that is
 * not a preset goes into "Other amount" unchanged.
 */
export function openBox(submitted: Record<string, string>, link: DonationLink): Box {
  if (submitted.currency !== undefined) return reopenBox(submitted, link.currency)
  const { frequency, amount = '', currency } = link
  const ticks = { isFeeCovered: link.coverFee === 'yes', isNeutral: link.neutral === 'yes' }
  const box = { ...presetBox(currency), ...ticks, frequency }
  if (amount === '') return box
  const preset = presetOf(amount, { frequency, currency })
  if (preset === null) return { ...box, amounts: noPresets, other: amount }
  return { ...box, amounts: { ...box.amounts, [frequency]: preset } }
}

/** Shows only the amount that counted: the typed one or a preset. */
function reopenBox(submitted: Record<string, string>, currency: Currency): Box {
  const frequency = readFrequency(submitted.frequency)
  const ticks = { isFeeCovered: submitted.coverFee === 'yes', isNeutral: submitted.neutral === 'yes' }
  const box = { ...presetBox(currency), ...ticks, frequency }
  const amount = typedAmountOf({ ...submitted, frequency })
  if (submitted.other?.trim() && amount === submitted.other)
    return { ...box, amounts: noPresets, other: amount }
  for (const each of frequencies) {
    const chosen = submitted[`amount-${each}`]
    const preset = presetOf(chosen ?? '', { frequency: each, currency })
    if (chosen !== undefined || each === frequency) box.amounts[each] = preset ?? ''
  }
  return box
}

const noPresets: Record<Frequency, string> = { once: '', monthly: '', annual: '' }

function presetBox(currency: Currency): Box {
  const amountOf = (frequency: Frequency) => formatPlain(defaultAmount(frequency, currency))
  const amounts = { once: amountOf('once'), monthly: amountOf('monthly'), annual: amountOf('annual') }
  return { frequency: defaultFrequency, amounts, other: '', isFeeCovered: false, isNeutral: false }
}

function presetOf(
  amount: string,
  { frequency, currency }: { frequency: Frequency; currency: Currency },
): string | null {
  const read = parseAmount(amount, currency)
  if (!read.ok) return null
  const preset = listPresets(frequency, currency).find(({ minor }) => minor === read.value.minor)
  return preset === undefined ? null : formatPlain(preset)
}

/** Reads the choice from a form's fields. It does not use donationSchema, which would add 34 kB of zod to the page. */
export function readBox(fields: Record<string, string>): BoxChoice {
  const frequency = readFrequency(fields.frequency)
  const [isFeeCovered, isNeutral] = [fields.coverFee === 'yes', fields.neutral === 'yes']
  return { frequency, amount: typedAmountOf({ ...fields, frequency }), isFeeCovered, isNeutral }
}

/** The fields that a box would submit. */
export function fieldsOfBox({
  frequency,
  amounts,
  other,
  isFeeCovered,
  isNeutral,
}: Box): Record<string, string> {
  const chosen = Object.fromEntries(
    frequencies.filter((each) => amounts[each] !== '').map((each) => [`amount-${each}`, amounts[each]]),
  )
  return {
    frequency,
    ...chosen,
    other,
    ...(isFeeCovered ? { coverFee: 'yes' } : {}),
    ...(isNeutral ? { neutral: 'yes' } : {}),
  }
}

/** "$10 every month", with the part that covers the fee; null while the amount is unreadable or out of bounds. */
export function describeChoice(
  choice: BoxChoice,
  { currency, t }: { currency: Currency; t: BoxText },
): string | null {
  const donation = readAmount(choice, currency)
  if (donation === null) return null
  return sayDonation(
    { amount: choice.isFeeCovered ? coverFee(donation).total : donation, frequency: choice.frequency },
    t,
  )
}

/** "$0.61": the part that covers the card fee; null as above. */
export function describeFee(
  choice: BoxChoice,
  { currency, t }: { currency: Currency; t: BoxText },
): string | null {
  const donation = readAmount(choice, currency)
  return donation === null ? null : t.money(coverFee(donation).fee)
}

function readAmount({ frequency, amount }: BoxChoice, currency: Currency): Money | null {
  const read = parseAmount(amount, currency)
  return read.ok && checkBounds(read.value, { frequency, currency }).ok ? read.value : null
}

/**
 * The presets, and two more choices that the style sheet shows only where no script runs: the shown preset again,
 * because pressing a chosen radio button does nothing, and the way back to the field.
 */
export function listAmountOptions(
  frequency: Frequency,
  { currency, shown, t }: { currency: Currency; shown: string; t: BoxText },
): Option[] {
  const presets = listPresets(frequency, currency).flatMap((amount) => {
    const [value, label] = [formatPlain(amount), t.money(amount)]
    if (value !== shown) return [{ value, label, kind: 'preset' }]
    return [
      { value, label, kind: 'shown' },
      { value: `${value}.0`, label: t('{amount} instead', { amount: label }), kind: 'preset again' },
    ]
  })
  return [...presets, { value: ownAmount, label: t('Type an amount'), kind: 'own' }]
}

function readFrequency(value: string | undefined): Frequency {
  return frequencies.find((frequency) => frequency === value) ?? defaultFrequency
}
