import { typedAmountOf } from '@/lib/donations/rules'
import { formatMoney, formatPlain, parseAmount, type Money } from '@/lib/money'
import {
  checkBounds,
  coverFee,
  defaultAmount,
  defaultFrequency,
  describeDonation,
  frequencies,
  listPresets,
  type Frequency,
} from '@/lib/offers/rules'
import type { DonationLink } from '@/lib/offers/schema'

type Currency = DonationLink['currency']

/** The content of the box: one selected amount for each frequency, and the amounts typed instead. */
export type Box = {
  frequency: Frequency
  amounts: Record<Frequency, string>
  other: string
  isFeeCovered: boolean
  isNeutral: boolean
}

/** Frequency and amount as they would be submitted; the amount is still the typed text. */
export type BoxChoice = { frequency: Frequency; amount: string; isFeeCovered: boolean }

/**
 * The box's initial content: as submitted, if it comes back with errors; else as the link asks. A linked amount that is
 * not a preset goes into "Other amount" unchanged.
 */
export function openBox(submitted: Record<string, string>, link: DonationLink): Box {
  const box = presetBox(link.currency)
  if (submitted.currency !== undefined) {
    for (const frequency of frequencies)
      box.amounts[frequency] = submitted[`amount-${frequency}`] ?? box.amounts[frequency]
    return {
      ...box,
      frequency: readFrequency(submitted.frequency),
      other: submitted.other ?? '',
      isFeeCovered: submitted.coverFee === 'yes',
      isNeutral: submitted.neutral === 'yes',
    }
  }
  const { frequency, amount = '', currency } = link
  const isFeeCovered = link.coverFee === 'yes'
  const isNeutral = link.neutral === 'yes'
  const preset = presetOf(amount, { frequency, currency })
  if (preset === null) return { ...box, frequency, other: amount, isFeeCovered, isNeutral }
  return { frequency, amounts: { ...box.amounts, [frequency]: preset }, other: '', isFeeCovered, isNeutral }
}

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
  const isFeeCovered = fields.coverFee === 'yes'
  return { frequency, amount: typedAmountOf({ ...fields, frequency }), isFeeCovered }
}

/** The fields that a box would submit. */
export function fieldsOfBox({
  frequency,
  amounts,
  other,
  isFeeCovered,
  isNeutral,
}: Box): Record<string, string> {
  const chosen = Object.fromEntries(frequencies.map((each) => [`amount-${each}`, amounts[each]]))
  return {
    frequency,
    ...chosen,
    other,
    ...(isFeeCovered ? { coverFee: 'yes' } : {}),
    ...(isNeutral ? { neutral: 'yes' } : {}),
  }
}

/** "$10 every month", with the part that covers the fee; null while the amount is unreadable or out of bounds. */
export function describeChoice(choice: BoxChoice, currency: Currency): string | null {
  const donation = readAmount(choice, currency)
  if (donation === null) return null
  return describeDonation(choice.isFeeCovered ? coverFee(donation).total : donation, choice.frequency)
}

/** "$0.61": the part that covers the card fee; null as above. */
export function describeFee(choice: BoxChoice, currency: Currency): string | null {
  const donation = readAmount(choice, currency)
  return donation === null ? null : formatMoney(coverFee(donation).fee)
}

function readAmount({ frequency, amount }: BoxChoice, currency: Currency): Money | null {
  const read = parseAmount(amount, currency)
  return read.ok && checkBounds(read.value, { frequency, currency }).ok ? read.value : null
}

export function listAmountOptions(frequency: Frequency, currency: Currency) {
  return listPresets(frequency, currency).map((amount) => ({
    value: formatPlain(amount),
    label: formatMoney(amount),
  }))
}

/** "$", "€", "£" */
export function symbolOf(currency: Currency): string {
  return formatMoney({ minor: 0, currency }).replace(/[\d\s]/g, '')
}

function readFrequency(value: string | undefined): Frequency {
  return frequencies.find((frequency) => frequency === value) ?? defaultFrequency
}
