import type { Queryable } from '../../db'

/** A subscriber's id is no name of links, so the compiler tells the two apart. */
export type LinkName = string & { readonly of: 'links' }

/**
 * What the links in the mails to a subscriber name: the id, until the address changes. From then on they have a name of
 * their own, so that the links in the old mailbox open nothing of the new one.
 */
export function linkOf({ id, linkId }: { id: string; linkId: string | null }): LinkName {
  return (linkId ?? id) as LinkName
}

/** The id of the subscriber whom a link names now; null for an erased one, and for a link from before a change. */
export async function findByLink(transaction: Queryable, link: string): Promise<string | null> {
  const subscriber = await transaction.subscriber.findFirst({
    where: { OR: [{ linkId: link }, { id: link, linkId: null }] },
    select: { id: true },
  })
  return subscriber?.id ?? null
}

/** True for a link from the mailbox that a subscriber has left. */
export async function isRetiredLink(transaction: Queryable, link: string): Promise<boolean> {
  return (await transaction.addressChange.count({ where: { retiredLinkId: link } })) > 0
}

/** The name of a subscriber's links. @throws if there is no such subscriber */
export async function readLinkOf(transaction: Queryable, id: string): Promise<LinkName> {
  const select = { id: true, linkId: true } as const
  return linkOf(await transaction.subscriber.findUniqueOrThrow({ where: { id }, select }))
}
