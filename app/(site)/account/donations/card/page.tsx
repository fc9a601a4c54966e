import { redirect } from 'next/navigation'
import { findCardChange } from '@/lib/donations/cards/find-card-change'
import { listCardGroups, type CardDonation } from '@/lib/donations/cards/list-card-groups'
import { nameCard } from '@/lib/donations/notifications/card-rules'
import { sayDonation } from '@/lib/offers/say-donation'
import { Checkbox } from '../../../../_ui/forms/fields/checkbox'
import { ChoiceGroup } from '../../../../_ui/forms/fields/choices'
import forms from '../../../../_ui/forms/form.module.css'
import { SubmitButton } from '../../../../_ui/forms/submit-button'
import { DoneNotice } from '../../../../_ui/done-notice'
import { LinkButton } from '../../../../_ui/link-button'
import { Notice } from '../../../../_ui/notice'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { requestText } from '../../../../_parts/request-text'
import { PlainPage } from '../../../_parts/pages/plain-page'
import { requireSignedIn } from '../../require-signed-in'
import { openCards } from './actions'

export const generateMetadata = unlisted('Change the card')

/** One new card for all donations of a donor who is signed in: as often as Stripe keeps them apart, and no more. */
export default async function CardsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { email } = await requireSignedIn()
  const { change = '', said } = firstValues(await searchParams)
  const groups = await listCardGroups(email)
  const donations = groups.flat()
  if (donations.length === 0) redirect(t.href('/account/donations'))
  const mine = donations.map(({ id }) => id)
  const given = await findCardChange(change, mine)
  const named = (ids: string[]) => donations.filter(({ id }) => ids.includes(id))
  return (
    <PlainPage heading={t('Change the card')} label={t('Your account')}>
      {said !== undefined && <Refusal said={said} />}
      {given === null ? (
        <Choose groups={groups} />
      ) : (
        <Given donations={named(given.donationIds)} next={named(given.nextIds)} />
      )}
      <p>
        <LinkButton href={t.href('/account/donations')} look="quiet">
          {t('All your donations')}
        </LinkButton>
      </p>
    </PlainPage>
  )
}

async function Refusal({ said }: { said: string }) {
  const t = await requestText()
  const isAway = said === 'away'
  return (
    <Notice role="status">
      {isAway
        ? t(
            'The payment company is not answering at the moment. Nothing was changed and nothing was charged. Please press the button again in a minute.',
          )
        : t('Tick at least one donation.')}
    </Notice>
  )
}

async function Choose({ groups }: { groups: CardDonation[][] }) {
  const t = await requestText()
  return (
    <form action={openCards} className={forms.form} aria-label={t('Change the card')}>
      <p>
        {groups.length === 1
          ? t(
              'You enter the card once, on the payment company’s page. It is then used for all donations that are ticked. Nothing is charged for this.',
            )
          : t(
              'The payment company keeps these donations apart, so you enter the card {times} times. After each page we bring you to the next. Nothing is charged for this.',
              { times: groups.length },
            )}
      </p>
      {groups.map((group, index) => (
        <ChoiceGroup
          key={group[0]?.id}
          id={`card-group-${index + 1}`}
          legend={
            groups.length === 1
              ? t('Your donations')
              : t('Card page {number} of {total}', { number: index + 1, total: groups.length })
          }
        >
          {group.map((donation) => (
            <Checkbox
              key={donation.id}
              id={`donation-${donation.id}`}
              name="donation"
              value={donation.id}
              label={sayDonation(donation, t)}
              {...(donation.card !== null && { hint: nameCard(donation.card, t) })}
              isChecked
            />
          ))}
        </ChoiceGroup>
      ))}
      <SubmitButton>{t('Go to the card page')}</SubmitButton>
    </form>
  )
}

type GivenProps = { donations: CardDonation[]; next: CardDonation[] }

/** After one page at Stripe. The mail says what became of it; the others have their turn. */
async function Given({ donations, next }: GivenProps) {
  const t = await requestText()
  return (
    <>
      <DoneNotice part="said">
        {t('If you entered another card, it will be used from now on. We will email you to confirm.')}
      </DoneNotice>
      <List donations={donations} />
      {next.length > 0 && (
        <form action={openCards} className={forms.form} aria-label={t('The next card')}>
          <h2>{t('The next card')}</h2>
          <p>{t('The payment company asks again for these donations:')}</p>
          <List donations={next} />
          {next.map(({ id }) => (
            <input key={id} type="hidden" name="donation" value={id} />
          ))}
          <SubmitButton>{t('Go to the next card page')}</SubmitButton>
        </form>
      )}
    </>
  )
}

async function List({ donations }: { donations: CardDonation[] }) {
  const t = await requestText()
  return (
    <ul>
      {donations.map((donation) => (
        <li key={donation.id}>{sayDonation(donation, t)}</li>
      ))}
    </ul>
  )
}
