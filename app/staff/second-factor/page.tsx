import { currentTime } from '@/lib/clock'
import { formatDate } from '@/lib/days'
import { offerSecondFactor } from '@/lib/staff/offer-second-factor'
import { findSecondFactor } from '@/lib/staff/queries'
import { isProved, secondFactorHours } from '@/lib/staff/rules'
import { ownPath } from '@/lib/urls'
import { firstValues, type Query } from '../../_parts/first-values'
import { titled } from '../../_parts/page-title'
import { LinkButton } from '../../_ui/link-button'
import { QrCode } from '../../_ui/qr-code'
import { requireStaffSession } from '../_parts/require-staff-session'
import { DeskPage } from '../_parts/desk-page'
import { ProofForm } from './proof-form'
import styles from './second-factor.module.css'

export const generateMetadata = titled('Your second factor')

export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<Query> }) {
  const back = ownPath(firstValues(await searchParams).back) ?? undefined
  const me = await requireStaffSession()
  const now = await currentTime()
  if (isProved(me.secondFactorAt, now)) return <Standing userId={me.id} />
  const offer = await offerSecondFactor(me, now)
  if (offer === null) {
    return (
      <DeskPage
        heading="Enter your code"
        intro={`Open your authenticator app, and enter the six digits that it shows for The desk. You will not be asked again in this browser for ${secondFactorHours} hours.`}
      >
        <ProofForm back={back} button="Continue" />
        <p>Lost your phone? Enter one of your recovery codes, or ask an administrator to reset it.</p>
      </DeskPage>
    )
  }
  return (
    <DeskPage
      heading="Set up your second factor"
      intro="Everybody at the desk signs in with two proofs: their email and an app on their phone. Any authenticator app will do; many password managers have one built in."
    >
      <ol className={styles.steps}>
        <li>
          <p>Scan this with the app.</p>
          <QrCode text={offer.url} label="The key for your authenticator app, as a QR code" />
          <p>
            Or type this key into it, as a time-based key:{' '}
            <code className={styles.key}>{spaced(offer.key)}</code>
          </p>
        </li>
        <li>
          <p>Enter the six digits that the app now shows.</p>
          <ProofForm back={back} button="Set up" />
        </li>
      </ol>
    </DeskPage>
  )
}

async function Standing({ userId }: { userId: string }) {
  const { setUpAt, codesLeft } = await findSecondFactor(userId)
  return (
    <DeskPage heading="Your second factor">
      <p>
        Your authenticator app was set up on {setUpAt === null ? 'an unknown day' : formatDate(setUpAt)}. You
        have {codesLeft} recovery {codesLeft === 1 ? 'code' : 'codes'} left.
      </p>
      <p className={styles.ways}>
        <LinkButton href="/staff/second-factor/recovery-codes" look="quiet">
          Make new recovery codes
        </LinkButton>
        <LinkButton href="/staff">Go to the desk</LinkButton>
      </p>
      <p>A new phone? Ask an administrator to reset your second factor, and set it up again.</p>
    </DeskPage>
  )
}

function spaced(key: string): string {
  return key.replace(/(.{4})(?=.)/g, '$1 ')
}
