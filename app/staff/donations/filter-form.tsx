import { listArticles } from '@/lib/desk/list-articles'
import { listCampaigns } from '@/lib/desk/list-campaigns'
import { standings, type Standing } from '@/lib/desk/schema'
import type { FieldError } from '@/lib/form'
import { frequencies, frequencyLabels } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { Field } from '../../_ui/field'
import { Select } from '../../_ui/select'
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
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const any = { value: '', label: 'Any' }
  const isNarrow = ['frequency', 'currency', 'least', 'most', 'article', 'campaign', 'from', 'until'].some(
    (field) => values[field],
  )
  return (
    <ListFilter
      list="/staff/donations"
      label="Donations"
      find={{ hint: 'The beginning of an address, the reference on a receipt, or an id', value: values.q }}
      standing={{
        label: 'Status',
        options: standings.map((value) => ({ value, label: standingWords[value] })),
        value: values.standing ?? 'given',
      }}
      more={{
        summary: 'Frequency, amount, article, campaign, dates',
        isOpen: isNarrow || errors.length > 0,
        fields: (
          <>
            <Select
              id="frequency"
              label="Frequency"
              name="frequency"
              options={[any, ...frequencies.map((value) => ({ value, label: frequencyLabels[value] }))]}
              defaultValue={values.frequency}
            />
            <Select
              id="currency"
              label="Currency"
              name="currency"
              options={[
                any,
                ...publication.currencies.map((value) => ({ value, label: value.toUpperCase() })),
              ]}
              defaultValue={values.currency}
            />
            <Field
              id="least"
              label="Amount from"
              name="least"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={values.least}
              error={errorOf('least')}
            />
            <Field
              id="most"
              label="Amount up to"
              name="most"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={values.most}
              error={errorOf('most')}
            />
            <Select
              id="article"
              label="Article"
              name="article"
              options={[any, ...articles.map(({ slug, headline }) => ({ value: slug, label: headline }))]}
              defaultValue={values.article}
            />
            <Select
              id="campaign"
              label="Campaign"
              name="campaign"
              options={[any, ...campaigns.map((value) => ({ value, label: value }))]}
              defaultValue={values.campaign}
            />
            <Field
              id="from"
              label="Given from"
              name="from"
              type="date"
              defaultValue={values.from}
              error={errorOf('from')}
            />
            <Field
              id="until"
              label="Given up to"
              name="until"
              type="date"
              defaultValue={values.until}
              error={errorOf('until')}
            />
          </>
        ),
      }}
    />
  )
}
