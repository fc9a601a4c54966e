import { currentTime } from '@/lib/clock'
import { findAddressLink } from '@/lib/newsletter/queries'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { confirmNewAddress } from '../actions'
import { AddressAnswer } from '../answer'

export const generateMetadata = unlisted('Change your address')

/** Opening the link changes nothing, because mail scanners open every link. The button confirms. */
export default async function NewAddressPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '' } = firstValues(await searchParams)
  const link = await findAddressLink('take-new-address', token, await currentTime())
  return <AddressAnswer link={link} token={token} mailbox="new" action={confirmNewAddress} />
}
