import { expect, it } from 'vitest'
import { groupByCustomer } from './rules'

it('asks for one card for each customer at Stripe, in the order of their first donations', () => {
  const of = (id: string, stripeCustomerId: string) => ({ id, stripeCustomerId })
  const donations = [of('1', 'cus_b'), of('2', 'cus_a'), of('3', 'cus_b'), of('4', 'cus_c'), of('5', 'cus_b')]
  const groups = groupByCustomer(donations).map((group) => group.map(({ id }) => id))
  expect(groups).toEqual([['1', '3', '5'], ['2'], ['4']])
  expect(groupByCustomer([])).toEqual([])
})
