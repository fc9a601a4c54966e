import { db } from '../db'
import { authenticatorUrl, drawKey } from '../secrets/one-time-code'
import { seal, unseal } from '../secrets/seal'

/** What somebody needs to set up their app; people who cannot scan the `url` type the `key`. */
export type SecondFactorOffer = { key: string; url: string }

/**
 * The key for this person's app. A second call returns the same key, so that loading the page twice does not break an
 * app set up with the first. Null once the second factor is set up: the key is not shown again.
 */
export async function offerSecondFactor(
  { id, email }: { id: string; email: string },
  now: Date,
): Promise<SecondFactorOffer | null> {
  await db().secondFactor.createMany({
    data: { userId: id, sealedSecret: seal('second-factor', drawKey()), createdAt: now },
    skipDuplicates: true,
  })
  const factor = await db().secondFactor.findUniqueOrThrow({ where: { userId: id } })
  if (factor.confirmedAt !== null) return null
  const key = unseal('second-factor', factor.sealedSecret)
  return { key, url: authenticatorUrl(key, email) }
}
