import { sayDonation } from './say-donation'
import { textIn } from '../languages/text'
import { describe, expect, it } from 'vitest'
import { formatMoney } from '../money'
import { publication } from '../publication'
import {
  boundsOf,
  checkBounds,
  convertAmount,
  coverFee,
  currencyOfCountry,
  defaultFrequency,
  frequencyLabels,
  defaultAmount,
  cardFeeRule,
  frequencies,
  listPresets,
  otherFrequency,
  smallerPreset,
} from './rules'
import { explainDonation, readDonation } from './read-donation'
import { donationLinkSchema } from './schema'

describe('the amounts in the donation box', () => {
  it('are the same in every currency', () => {
    const offered = frequencies.map((frequency) =>
      listPresets(frequency, 'usd').map(({ minor }) => minor / 100),
    )
    expect(offered).toEqual([
      [10, 25, 50, 100],
      [2, 5, 10, 25],
      [25, 50, 100, 250],
    ])
    for (const currency of publication.currencies) {
      expect(listPresets('monthly', currency).map(({ minor }) => minor)).toEqual([200, 500, 1000, 2500])
    }
  })

  it('preselect one of each frequency’s amounts, and stay within its limits', () => {
    for (const frequency of frequencies) {
      const presets = listPresets(frequency, 'usd')
      expect(presets).toContainEqual(defaultAmount(frequency, 'usd'))
      for (const amount of presets) expect(checkBounds(amount, { frequency, currency: 'usd' }).ok).toBe(true)
    }
  })

  it('start at $2 a month, $2 once and $10 a year', () => {
    const least = frequencies.map((frequency) => formatMoney(boundsOf(frequency, 'usd').least))
    const most = frequencies.map((frequency) => formatMoney(boundsOf(frequency, 'usd').most))
    expect(least).toEqual(['$2', '$2', '$10'])
    expect(most).toEqual(['$10,000', '$1,000', '$10,000'])
  })

  it('have a label that names the frequency, and monthly is the first choice', () => {
    expect(frequencies.map((frequency) => frequencyLabels[frequency])).toEqual(['Once', 'Monthly', 'Annual'])
    expect(frequencies).toContain(defaultFrequency)
  })

  it('are refused a cent outside the limits, with the limit in the same currency', () => {
    const check = (minor: number) =>
      checkBounds({ minor, currency: 'eur' }, { frequency: 'monthly', currency: 'eur' })
    expect(check(200)).toEqual({ ok: true, value: { minor: 200, currency: 'eur' } })
    expect(check(100_000).ok).toBe(true)
    expect(check(199)).toEqual({ ok: false, reason: 'too_small', least: { minor: 200, currency: 'eur' } })
    expect(check(100_001)).toEqual({
      ok: false,
      reason: 'too_large',
      most: { minor: 100_000, currency: 'eur' },
    })
  })

  it('are described with their frequency', () => {
    const ten = { minor: 1000, currency: 'usd' }
    expect(frequencies.map((frequency) => sayDonation({ amount: ten, frequency }, textIn()))).toEqual([
      '$10 once',
      '$10 every month',
      '$10 every year',
    ])
  })
})

describe('a typed amount', () => {
  const explain = (typed: string, frequency: 'once' | 'monthly' | 'annual' = 'monthly') => {
    const donation = readDonation(typed, { frequency, currency: 'usd' })
    return donation.ok ? donation.value.minor : explainDonation(donation, textIn())
  }

  it('is checked against the limits of its frequency, to the cent', () => {
    expect(explain('2')).toBe(200)
    expect(explain('1.99')).toBe('Enter $2 or more.')
    expect(explain('1000')).toBe(100_000)
    expect(explain('1000.01')).toContain('Enter $1,000 or less.')
    expect(explain('1000.01')).toContain(publication.contact)
    expect(explain('9.99', 'annual')).toBe('Enter $10 or more.')
  })

  it('is refused with a message that says what to do', () => {
    expect(explain('')).toBe('Enter an amount, or choose one of those above.')
    expect(explain('ten')).toBe('Enter the amount in figures, for example 12.50.')
    expect(explain('2.505')).toContain('Do you mean $2.51 or $2,505?')
    expect(explain('1.000')).toContain('Do you mean $1 or $1,000?')
    expect(explain('20.1234')).toContain('no more than 2 decimals')
  })
})

describe('a link to the box', () => {
  it('pre-fills valid values and ignores the rest', () => {
    expect(
      donationLinkSchema.parse({
        currency: 'EUR',
        frequency: 'annual',
        amount: '50',
        article: 'lake-baikal',
      }),
    ).toEqual({
      currency: 'eur',
      frequency: 'annual',
      amount: '50',
      article: 'lake-baikal',
    })
    expect(
      donationLinkSchema.parse({
        currency: 'XXX',
        frequency: 'weekly',
        amount: 'x'.repeat(50),
        article: '<script>',
      }),
    ).toEqual({
      currency: 'usd',
      frequency: 'monthly',
    })
  })
})

describe('the card fee that a donor may cover', () => {
  it('lets the whole donation arrive, and adds not a cent more than needed', () => {
    const keptOf = (total: number) => Math.round(total * 0.029) + 30
    for (let minor = 200; minor <= 100_000; minor += 7) {
      const { total, fee } = coverFee({ minor, currency: 'eur' })
      expect(total).toEqual({ minor: minor + fee.minor, currency: 'eur' })
      const arrives = total.minor - keptOf(total.minor)
      expect(arrives - minor).toBeGreaterThanOrEqual(0)
      expect(arrives - minor).toBeLessThanOrEqual(1)
    }
  })

  it('is explained as a rule if the sum is unknown', () => {
    expect(cardFeeRule('usd')).toEqual({ percent: 2.9, fixed: { minor: 30, currency: 'usd' } })
    expect(cardFeeRule('gbp').fixed).toEqual({ minor: 30, currency: 'gbp' })
  })
})

it('proposes about the same money a year in the other frequency, within its limits', () => {
  const usd = (minor: number) => ({ minor, currency: 'usd' })
  expect(convertAmount(usd(1000), 'annual')).toEqual(usd(12_000))
  expect(convertAmount(usd(12_000), 'monthly')).toEqual(usd(1000))
  expect(convertAmount(usd(5000), 'monthly')).toEqual(usd(400))
  expect(convertAmount(usd(1000), 'monthly')).toEqual(usd(200))
  expect(convertAmount(usd(100_000), 'annual')).toEqual(usd(1_000_000))
  expect(frequencies.map(otherFrequency)).toEqual(['once', 'annual', 'monthly'])
})

it('offers a smaller donation only if there is one', () => {
  expect(smallerPreset({ minor: 1000, currency: 'usd' }, 'monthly')).toEqual({ minor: 500, currency: 'usd' })
  expect(smallerPreset({ minor: 1001, currency: 'usd' }, 'monthly')).toEqual({ minor: 1000, currency: 'usd' })
  expect(smallerPreset({ minor: 7700, currency: 'gbp' }, 'annual')).toEqual({ minor: 5000, currency: 'gbp' })
  expect(smallerPreset({ minor: 200, currency: 'eur' }, 'monthly')).toBeNull()
})

it('opens in the currency of a country if we accept it, else in our own', () => {
  expect(['GB', 'nl', 'DE', 'US', 'CH', 'RU', '', 'XX', 'T1'].map(currencyOfCountry)).toEqual([
    ...['gbp', 'eur', 'eur', 'usd'],
    ...['usd', 'usd', 'usd', 'usd', 'usd'],
  ])
  expect(['IM', 'JE', 'GG', 'gb'].map(currencyOfCountry)).toEqual(['gbp', 'gbp', 'gbp', 'gbp'])
  expect(['AT', 'XK', 'HR', 'SE', 'E', 'AT BE'].map(currencyOfCountry)).toEqual([
    ...['eur', 'eur', 'eur'],
    ...['usd', 'usd', 'usd'],
  ])
})
