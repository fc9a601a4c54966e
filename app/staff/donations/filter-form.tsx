import { listArticles } from '@/lib/desk/articles/list-articles'
import { listCampaigns } from '@/lib/desk/donations/list-campaigns'
import { standings, type Standing } from '@/lib/desk/schema'
import type { FieldError } from '@/lib/form'
import { frequencies, frequencyLabels } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { ListFilter } from '../_parts/list-filter'
import { stateWords } from '../_parts/words'

const standingWords: Record<Standing, string> = {
  ...stateWords,
  given: 'All paid donations',
  unpaid: 'Started and never paid',
  any: 'All, paid or not',
}

type Props = { values: Partial<Record<string, string>>; errors: FieldError[] }

export async function FilterForm({ values, errors }: Props) {
  const [campaigns, { articles }] = await Promise.all([listCampaigns(), listArticles()])
  const any = { value: '', label: 'Any' }
  return (
    <ListFilter
      list="/staff/donations"
      label="Donations"
      values={{ ...values, standing: values.standing ?? 'given' }}
      errors={errors}
      first={[
        {
          id: 'find',
          name: 'q',
          label: 'Find',
          hint: 'The beginning of an address, the reference on a receipt, or an id',
          type: 'search',
        },
        {
          name: 'standing',
          label: 'Status',
          options: standings.map((value) => ({ value, label: standingWords[value] })),
        },
      ]}
      summary="Frequency, amount, article, campaign, dates"
      more={[
        {
          name: 'frequency',
          label: 'Frequency',
          options: [any, ...frequencies.map((value) => ({ value, label: frequencyLabels[value] }))],
        },
        {
          name: 'currency',
          label: 'Currency',
          options: [any, ...publication.currencies.map((value) => ({ value, label: value.toUpperCase() }))],
        },
        { name: 'least', label: 'Amount from', inputMode: 'decimal' },
        { name: 'most', label: 'Amount up to', inputMode: 'decimal' },
        {
          name: 'article',
          label: 'Article',
          options: [any, ...articles.map(({ slug, headline }) => ({ value: slug, label: headline }))],
        },
        {
          name: 'campaign',
          label: 'Campaign',
          options: [any, ...campaigns.map((value) => ({ value, label: value }))],
        },
        { name: 'from', label: 'Given from', type: 'date' },
        { name: 'until', label: 'Given up to', type: 'date' },
      ]}
    />
  )
}
