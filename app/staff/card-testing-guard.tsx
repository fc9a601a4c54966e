import type { ReactNode } from 'react'
import { formatMoment } from '@/lib/days'
import type { GuardView } from '@/lib/card-testing-guard/queries'
import forms from '../_ui/forms/form.module.css'
import { Choices } from '../_ui/forms/fields/choices'
import { SubmitButton } from '../_ui/forms/submit-button'
import { overrideGuard } from './actions'
import { Table } from './_parts/table'
import { sayCount } from './_parts/words'
import styles from './card-testing-guard.module.css'

/** The card-testing guard: its state, the reason and, for staff who may, a way to overrule it. */
export function Guard({ guard, mayOrder }: { guard: GuardView; mayOrder: boolean }) {
  return (
    <section className={styles.guard} aria-labelledby="guard">
      <h2 id="guard">The card-testing guard</h2>
      <p>{sayGuard(guard)}</p>
      <details className={styles.behind} open={guard.isOpen}>
        <summary>Cards that were tried{mayOrder && ', and what you can do'}</summary>
        <Table
          caption="Cards that were tried"
          columns={['In the last', 'Donations begun', 'Cards paid', 'Cards declined', 'Share declined']}
          figures={[1, 2, 3, 4]}
          rows={guard.figures.map(({ minutes, starts, paid, declined, share }) => ({
            key: String(minutes),
            cells: [
              saySpan(minutes),
              ...[starts, paid, declined].map(sayCount),
              `${Math.round(share * 100)} %`,
            ],
          }))}
          empty=""
        />
        {guard.networks.length > 0 && <Networks networks={guard.networks} />}
        {mayOrder && <OrderForm mode={guard.mode} />}
      </details>
    </section>
  )
}

const proof =
  'Every donor’s browser has to do a moment’s work first. Donors without scripts are mailed a link. Nothing else changes for them.'

/** The state of the guard, in a sentence or two. */
export function sayGuard({ mode, modeUntil, isOpen, opening }: GuardView): ReactNode {
  const until = modeUntil === null ? 'until somebody says otherwise' : `until ${formatMoment(modeUntil)}`
  if (mode === 'open') return `It is up, on the word of somebody here, ${until}. ${proof}`
  if (mode === 'closed')
    return `It is down, on the word of somebody here, ${until}, whatever cards are tried.`
  if (!isOpen || opening === null) return 'It is down: no wave of declined cards. It goes up by itself.'
  return `Stolen cards are being tried out, so it went up by itself at ${formatMoment(opening.openedAt)} and stays up until ${formatMoment(opening.openUntil)} at least. ${proof}`
}

function saySpan(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`
}

function Networks({ networks }: Pick<GuardView, 'networks'>) {
  return (
    <Table
      caption="Networks with most declined cards of the day"
      columns={['Network', 'Declined', 'Paid', 'Asked for a proof until']}
      figures={[1, 2]}
      rows={networks.map(({ name, declined, paid, openUntil }) => ({
        key: name,
        cells: [
          <code key="name">{name}</code>,
          declined,
          paid,
          openUntil === null ? '' : formatMoment(openUntil),
        ],
      }))}
      empty=""
    />
  )
}

function OrderForm({ mode }: Pick<GuardView, 'mode'>) {
  return (
    <form action={overrideGuard} className={forms.narrow} aria-label="The guard">
      <Choices
        idPrefix="guard"
        name="mode"
        layout="stack"
        options={[
          { value: 'auto', label: 'It decides for itself', note: 'By the share of declined cards.' },
          { value: 'open', label: 'Up', note: 'Every donor is asked for a proof, until you say otherwise.' },
          { value: 'closed', label: 'Down', note: 'Nobody is asked, for a day at most.' },
        ]}
        chosen={mode}
      />
      <SubmitButton look="quiet">Set the guard</SubmitButton>
    </form>
  )
}
