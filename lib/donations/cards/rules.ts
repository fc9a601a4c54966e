/** Groups of donations that one card can be given for, in the order of their first ones. */
export function groupByCustomer<Donation extends { stripeCustomerId: string | null }>(
  donations: readonly Donation[],
): Donation[][] {
  const groups = new Map<string | null, Donation[]>()
  for (const donation of donations) {
    const group = groups.get(donation.stripeCustomerId)
    if (group === undefined) groups.set(donation.stripeCustomerId, [donation])
    else group.push(donation)
  }
  return [...groups.values()]
}
