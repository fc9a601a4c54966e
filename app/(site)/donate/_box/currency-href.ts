import type { Currency } from '@/lib/publication'
import type { BoxChoice } from './box-choice'

type Place = Partial<Record<'article' | 'placement' | 'campaign', string | undefined>>

/** The box in another currency, with everything that was chosen. Runs in the browser too, so without lib/urls. */
export function currencyHref(
  currency: Currency,
  { link, choice }: { link: Place; choice: BoxChoice },
): string {
  const query = new URLSearchParams({ currency: currency.toUpperCase(), frequency: choice.frequency })
  const rest = {
    amount: choice.amount || undefined,
    coverFee: choice.isFeeCovered ? 'yes' : undefined,
    neutral: choice.isNeutral ? 'yes' : undefined,
    article: link.article,
    placement: link.placement,
    campaign: link.campaign,
  }
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  return `/donate?${query.toString()}#support`
}
