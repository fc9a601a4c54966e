import * as z from 'zod'
import { calendarDay } from '../bounded'
import { money, parseAmount } from '../money'
import { currencySchema } from '../offers/schema'

const day = calendarDay('Enter the date as year, month and day: 2026-12-31.')

/** The form of a goal. `id` is made with the form; `replaces` is the goal that its page showed, if there was one. */
export const goalSchema = z
  .object({
    id: z.uuid(),
    replaces: z.uuid().or(z.literal('')),
    name: z.string().trim().min(1, 'Enter a name.').max(80, 'Use 80 characters or fewer.'),
    currency: currencySchema,
    amount: z.string().trim().max(20, 'Enter the goal in figures, for example 50000.'),
    startsOn: day,
    endsOn: day,
  })
  .transform((goal, context) => {
    const amount = parseAmount(goal.amount, goal.currency)
    const refuse = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
      return z.NEVER
    }
    if (!amount.ok) return refuse('amount', 'Enter the goal in figures, for example 50000.')
    const { minor } = amount.value
    const [least, most] = [money(100, goal.currency).minor, money(20_000_000, goal.currency).minor]
    if (minor < least || minor > most) return refuse('amount', 'Enter a goal from 100 to 20,000,000.')
    if (goal.endsOn < goal.startsOn)
      return refuse('endsOn', 'Choose a last day that is not before the first.')
    return { ...goal, amountMinor: minor }
  })

export type GoalRequest = z.infer<typeof goalSchema>
