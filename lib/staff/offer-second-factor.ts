import { db } from '../db'
import { authenticatorUrl, drawKey } from '../one-time-code'
import { seal, unseal } from '../seal'

/** What somebody needs to set up their app; `key` is what they type who cannot scan the `url`. */
export type SecondFactorOffer = { key: string; url: string }

/**
 * The key that this person's app shall have. Asked again it is the same key, so that a page loaded twice does not
 * break an app set up from the first. Null once the second factor is set up: the key is not shown again.
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
