import { textIn, type ServerText } from '@/lib/languages/text'
import { takesDonationsFrom } from '@/lib/countries'
import { publication } from '@/lib/publication'
import type { DonationLink } from '@/lib/offers/schema'
import { SafetyNote, SafetyWords } from '../../_parts/safety-note'
import { defaultNeutral } from '../../_parts/forms/default-neutral'
import { visitorCountry } from '../../_parts/visitor'
import { RemindInAMonth } from '../../remind-me/in-a-month'
import { ClosedHere } from './closed-here'
import { DonationBox } from '../_box/donation-box'
import { GoalMeter } from './goal-meter'
import { Message } from './message'
import styles from './support.module.css'
import { Trust } from './trust'
import { requestText } from '../../../_parts/request-text'

/** The ask under an article: a note from the paper, then the box. */
export async function Support({ link, page }: { link: DonationLink; page: string }) {
  const t = await requestText()
  return (
    <div className={styles.support} data-print="no">
      <section className={styles.message} aria-labelledby="message-heading">
        <h2 id="message-heading" className={styles.heading}>
          {t('A Message from {paper}', { paper: publication.name })}
        </h2>
        <Message currency={link.currency} />
      </section>
      <section id="support" className={styles.give} aria-labelledby="support-heading">
        <h2 id="support-heading" className={styles.heading}>
          {t('Support {paper}', { paper: publication.name })}
        </h2>
        <Give link={link} page={page} />
      </section>
    </div>
  )
}

/** The box, the goal if it is near, and the notes that belong to it. */
export async function Give(props: { link: DonationLink; page: string }) {
  const country = await visitorCountry()
  return (
    <>
      {takesDonationsFrom(country) && <GoalMeter />}
      <GiveFrom country={country} t={await requestText()} {...props} />
    </>
  )
}

type GiveProps = { country: string; link: DonationLink; page: string; t?: ServerText }

/** `country` is an ISO 3166 code; empty if unknown. */
export function GiveFrom({ country, link, page, t = textIn() }: GiveProps) {
  if (!takesDonationsFrom(country)) return <ClosedHere t={t} />
  return (
    <>
      <SafetyWords act="giving" />
      <DonationBox
        link={{ ...link, neutral: link.neutral ?? defaultNeutral() }}
        currencies={publication.currencies}
        page={page}
      />
      <Trust />
      <RemindInAMonth donation={link} page={page} />
      <SafetyNote act="giving" />
    </>
  )
}
