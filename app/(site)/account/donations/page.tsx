import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { findGift, listGifts } from '@/lib/donations/queries'
import {
  findNeutralMail,
  type NeutralMail as NeutralMailStanding,
} from '@/lib/donations/notifications/set-neutral-mail'
import type { GiftView } from '@/lib/donations/manage-links/view-gift'
import { publication } from '@/lib/publication'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { CardNotice } from './card-notice'
import { Changes } from './gift'
import { FailedPayment } from './failed-payment'
import { GiftFacts } from './gift-facts'
import { GiftList } from './gift-list'
import styles from './gift.module.css'
import { findHolder, giftPath, type Access } from './holder'
import { LinkOver } from './link-over'
import { NeutralMail } from './neutral-mail'
import { Payments } from './payments'
import { Said } from './said'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Your gifts'), robots: { index: false } }
}

/**
 * With a mailed link it shows that one donation. For a signed-in reader it shows all donations of the address, or one.
 */
export default async function DonationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, gift: asked, said, amount } = firstValues(await searchParams)
  const held = await findHolder({ token })
  if (held.state !== 'open') return <LinkOver state={held.state} token={token ?? ''} said={said} />
  const { holder } = held
  const id = holder.by === 'link' ? holder.donationId : asked
  if (id === undefined) return <AllGifts gifts={await listGifts(holder)} />
  const gift = await findGift(holder, id)
  if (gift === null) return <LinkOver state="unknown" token="" said={undefined} />
  const neutral = await findNeutralMail(holder)
  return (
    <OneGift gift={gift} access={{ token, gift: asked }} neutral={neutral} said={said} proposed={amount} />
  )
}

type OneGiftProps = {
  gift: GiftView
  access: Access
  neutral: NeutralMailStanding
  said: string | undefined
  proposed: string | undefined
}

async function OneGift({ gift, access, neutral, said, proposed }: OneGiftProps) {
  const now = await currentTime()
  const { token } = access
  const drawn = {
    ...(token === undefined ? { gift: gift.id } : { token }),
    number: gift.nextNumber,
    page: giftPath(access),
  }
  return (
    <PlainPage heading="Your gift" label={token === undefined ? 'Your account' : publication.name}>
      <Said gift={gift} said={said} />
      <FailedPayment gift={gift} access={access} />
      <CardNotice gift={gift} now={now} />
      <GiftFacts gift={gift} />
      {/* A new state of the donation resets the rows, so that none stays open with outdated content. */}
      <Changes key={gift.nextNumber} gift={gift} drawn={drawn} now={now} proposed={proposed} />
      <h2>Your payments</h2>
      <Payments payments={gift.payments} token={token} />
      <h2>Our mails</h2>
      <NeutralMail standing={neutral} access={access} />
      <p className={styles.ways}>
        {token === undefined && <a href="/account/donations">All your gifts</a>}
        <a href={path('/donate/again', token === undefined ? { gift: gift.id } : { token })}>
          Give once more
        </a>
      </p>
      <p>
        If anything is not as it should be, write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and a person answers.
      </p>
    </PlainPage>
  )
}

function AllGifts({ gifts }: { gifts: GiftView[] }) {
  const payments = gifts.flatMap((gift) => gift.payments).sort((a, b) => b.paidOn.localeCompare(a.paidOn))
  return (
    <PlainPage heading="Your gifts" label="Your account">
      {gifts.length === 0 ? (
        <NoGifts />
      ) : (
        <>
          <GiftList gifts={gifts} />
          <h2>Your payments</h2>
          <Payments payments={payments} token={undefined} />
        </>
      )}
    </PlainPage>
  )
}

function NoGifts() {
  return (
    <>
      <p>
        No gift has been paid with the address that you are signed in with. If you gave with another one, sign
        in with that, or use the button in your receipt.
      </p>
      <p>
        <LinkButton href="/donate?placement=account" look="support">
          Support {publication.name}
        </LinkButton>
      </p>
    </>
  )
}
