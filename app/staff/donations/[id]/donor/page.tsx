import { textIn } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import { dayOfDate, formatDay, formatMoment } from '@/lib/days'
import { findDonor, type DonorStory } from '@/lib/desk/donations/find-donor'
import { isGivenBack } from '@/lib/donations/rules'
import { showAddressToStaff } from '@/lib/addresses/email-address'
import { titled } from '../../../../_parts/page-title'
import { requirePermission } from '../../../_parts/require-permission'
import { DeskPage } from '../../../_parts/desk-page'
import { Facts } from '../../../_parts/facts'
import { NotHere } from '../../../_parts/not-here'
import { Payments } from '../../../_parts/payments'
import { Table } from '../../../_parts/table'
import { say, sayInFull, stateWords } from '../../../_parts/words'
import { Newsletter } from './newsletter'
import styles from './page.module.css'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = titled('A donor')

/** Found by a donation and not by the email address, which must not appear in a URL. */
export default async function DonorPage({ params }: Props) {
  await requirePermission('donations.read')
  const { id } = await params
  const story = await findDonor(id)
  if (story === null)
    return <NotHere what="donor" back={{ href: '/staff/donations', name: 'To all donations' }} />
  return (
    <DeskPage heading="A donor" intro={showAddressToStaff(story.email)}>
      <Facts facts={factsOf(story)} />
      {story.donations.map((donation) => (
        <Donation key={donation.id} donation={donation} />
      ))}
      <Newsletter subscriber={story.subscriber} />
      <h2>Reminders</h2>
      <Reminders reminders={story.reminders} />
      <h2>Mails of the last 30 days</h2>
      <Mails mails={story.mails} />
    </DeskPage>
  )
}

function factsOf({ donations }: DonorStory) {
  const payments = donations.flatMap((donation) => donation.payments)
  const currencies = [...new Set(payments.map(({ currency }) => currency))]
  const given = currencies.map((currency) => {
    const mine = payments.filter((payment) => payment.currency === currency)
    const back = mine.flatMap(({ refunds }) => refunds).filter(isGivenBack)
    const net = (rows: { amountMinor: number }[]) =>
      rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    return sayInFull({ minor: net(mine) - net(back), currency })
  })
  const first = payments.map(({ paidAt }) => paidAt).sort((one, other) => one.getTime() - other.getTime())[0]
  return [
    ['Given so far, net', given.join(' and ')],
    ['Donations', donations.length],
    ['Payments', payments.length],
    ['A donor since', first && formatMoment(first)],
  ] as const
}

function Donation({ donation }: { donation: DonorStory['donations'][number] }) {
  const { id, frequency, amountMinor, currency, state, isPaused, createdAt, payments } = donation
  const amount = { minor: amountMinor, currency }
  const name = frequency === 'once' ? `${say(amount)} once` : sayDonation({ amount, frequency }, textIn())
  return (
    <section aria-labelledby={`donation-${id}`} className={styles.donation}>
      <h2 id={`donation-${id}`}>
        <a href={`/staff/donations/${id}`}>{name}</a>
      </h2>
      <p className={styles.state}>
        {isPaused ? 'Paused' : stateWords[state]}; begun {formatMoment(createdAt)}
      </p>
      <Payments caption={`Payments of ${name}`} payments={payments} />
    </section>
  )
}

const reminderWords: Record<DonorStory['reminders'][number]['state'], string> = {
  unconfirmed: 'Not confirmed yet',
  waiting: 'Waiting for its date',
  sent: 'Mailed',
  cancelled: 'Cancelled',
  fulfilled: 'Cancelled by a donation',
}

function Reminders({ reminders }: Pick<DonorStory, 'reminders'>) {
  return (
    <Table
      caption="Reminders"
      columns={['Day', 'Donation', 'Status', 'Asked for']}
      extra={[3]}
      rows={reminders.map(({ id, dueOn, amountMinor, currency, frequency, state, createdAt }) => ({
        key: id,
        cells: [
          formatDay(dayOfDate(dueOn)),
          amountMinor === null
            ? frequency
            : sayDonation({ amount: { minor: amountMinor, currency }, frequency }, textIn()),
          reminderWords[state],
          formatMoment(createdAt),
        ],
      }))}
      empty="None. Past reminders are erased after 30 days."
    />
  )
}

const mailWords: Record<DonorStory['mails'][number]['state'], string> = {
  waiting: 'Waits',
  sending: 'Leaving now',
  sent: 'Left',
  refused: 'Refused by the mail server',
}

function Mails({ mails }: Pick<DonorStory, 'mails'>) {
  return (
    <Table
      caption="Mails of the last 30 days"
      columns={['Written', 'Subject', 'Status', 'Left']}
      extra={[3]}
      rows={mails.map(({ id, subject, state, createdAt, sentAt }) => ({
        key: id,
        cells: [
          formatMoment(createdAt),
          subject,
          mailWords[state],
          sentAt === null ? '' : formatMoment(sentAt),
        ],
      }))}
      empty="None in the last 30 days."
    />
  )
}
