import { currentTime } from '@/lib/clock'
import { findDonation, listDonations } from '@/lib/donations/queries'
import {
  findNeutralMail,
  type NeutralMail as NeutralMailStanding,
} from '@/lib/donations/notifications/set-neutral-mail'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { CardNotice } from './card-notice'
import { Changes } from './donation'
import { FailedPayment } from './failed-payment'
import { DonationFacts } from './donation-facts'
import { DonationList } from './donation-list'
import styles from './donation.module.css'
import { findHolder, donationPath, type Access } from './holder'
import { LinkOver } from './link-over'
import { NeutralMail } from './neutral-mail'
import { Payments } from './payments'
import { Said } from './said'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Your donations')

/**
 * With a mailed link it shows that one donation. For a signed-in reader it shows all donations of the address, or one.
 */
export default async function DonationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, donation: asked, said, amount } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={said} />
  const { holder } = held
  const id = holder.by === 'link' ? holder.donationId : asked
  if (id === undefined) return <AllDonations donations={await listDonations(holder)} />
  const donation = await findDonation(holder, id)
  if (donation === null) return <LinkOver state="unknown" token="" said={undefined} />
  const neutral = await findNeutralMail(holder)
  return (
    <OneDonation
      donation={donation}
      access={{ token, donation: asked }}
      neutral={neutral}
      said={said}
      proposed={amount}
    />
  )
}

type OneDonationProps = {
  donation: DonationView
  access: Access
  neutral: NeutralMailStanding
  said: string | undefined
  proposed: string | undefined
}

async function OneDonation({ donation, access, neutral, said, proposed }: OneDonationProps) {
  const t = await requestText()
  const now = await currentTime()
  const { token } = access
  const drawn = {
    ...(token === undefined ? { donation: donation.id } : { token }),
    number: donation.nextNumber,
    page: donationPath(access),
  }
  return (
    <PlainPage
      heading={t('Your donation')}
      label={token === undefined ? t('Your account') : publication.name}
    >
      <Said donation={donation} said={said} />
      <FailedPayment donation={donation} access={access} />
      <CardNotice donation={donation} now={now} />
      <DonationFacts donation={donation} />
      {/* A new state of the donation resets the rows, so that none stays open with outdated content. */}
      <Changes key={donation.nextNumber} donation={donation} drawn={drawn} now={now} proposed={proposed} />
      <h2>{t('Your payments')}</h2>
      <Payments payments={donation.payments} token={token} />
      <h2>{t('Our emails')}</h2>
      <NeutralMail standing={neutral} access={access} />
      <p className={styles.ways}>
        {token === undefined && <a href={t.href('/account/donations')}>{t('All your donations')}</a>}
        <a href={t.href(path('/donate/again', token === undefined ? { donation: donation.id } : { token }))}>
          {t('Donate again')}
        </a>
      </p>
      <p>
        {t.rich('If anything is wrong, write to <link>{contact}</link>, and a person will answer.', {
          contact: publication.contact,
          link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
        })}
      </p>
    </PlainPage>
  )
}

async function AllDonations({ donations }: { donations: DonationView[] }) {
  const t = await requestText()
  const payments = donations
    .flatMap((donation) => donation.payments)
    .sort((a, b) => b.paidOn.localeCompare(a.paidOn))
  return (
    <PlainPage heading={t('Your donations')} label={t('Your account')}>
      {donations.length === 0 ? (
        <NoDonations />
      ) : (
        <>
          <DonationList donations={donations} />
          {donations.filter(isCharged).length > 1 && (
            <p>
              <a href={t.href('/account/donations/card')}>{t('Change the card of several donations')}</a>
            </p>
          )}
          <h2>{t('Your payments')}</h2>
          <Payments payments={payments} token={undefined} />
        </>
      )}
    </PlainPage>
  )
}

function isCharged({ standing }: DonationView): boolean {
  return standing !== 'single' && standing !== 'over'
}

async function NoDonations() {
  const t = await requestText()
  return (
    <>
      <p>
        {t(
          'We have no donations from the address you are signed in with. If you used another address, sign in with that one, or use the button in your receipt.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/donate?placement=account')} look="support">
          {t('Support {paper}', { paper: publication.name })}
        </LinkButton>
      </p>
    </>
  )
}
