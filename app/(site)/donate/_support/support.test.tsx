import { isValidElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { nameSettings } from '../../../../testing/fixtures/settings'
import { DonationBox } from '../_box/donation-box'
import { GiveFrom } from './support'

// Set before anything reads the settings.
process.env.DONATIONS_AT_RISK = 'closed'
nameSettings()

const box = (country: string) =>
  GiveFrom({ country, link: { currency: 'usd', frequency: 'monthly' }, page: '/donate' })

function has(node: ReactNode, type: unknown): boolean {
  if (Array.isArray(node)) return node.some((child: ReactNode) => has(child, type))
  if (!isValidElement<{ children?: ReactNode }>(node)) return false
  return node.type === type || has(node.props.children, type)
}

it.each(['RU', 'ru'])(
  'shows in %s, where donations are closed, why and what else helps, and no form',
  (country) => {
    const page = renderToStaticMarkup(box(country))
    expect(page).toContain('We do not take donations from the country you seem to be in.')
    expect(page).toContain('href="/newsletter"')
    expect(page).toContain('href="/privacy#safety"')
    expect(page).not.toMatch(/<(form|input|button)/)
  },
)

it.each(['DE', 'T1', ''])('shows the box in every other country (“%s”)', (country) => {
  expect(has(box(country), DonationBox)).toBe(true)
})
