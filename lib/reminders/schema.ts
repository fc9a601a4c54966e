import * as z from 'zod'
import { emailSchema } from '../addresses/email-address'
import { donationLinkSchema } from '../offers/schema'

export const reminderSchema = donationLinkSchema.extend({
  email: emailSchema,
  asked: z.string().max(300).optional(),
  when: z.string('Choose when we should remind you.').max(40),
  ownDay: z.string().max(10).optional(),
  website: z.string().max(1000).default(''),
})
export type ReminderRequest = z.infer<typeof reminderSchema>
