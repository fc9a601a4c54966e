import * as z from 'zod'
import { calendarDay, rowNumber } from '../bounded'
import { emailSchema } from '../addresses/email-address'
import { staffRoles } from './rules'

const roleMessage = 'Choose what this person may do.'

export const invitationSchema = z.object({
  email: emailSchema,
  role: z.enum(staffRoles, roleMessage),
})

/** A change of role at the desk; removing access is a separate form. */
export const roleChangeSchema = z.object({ userId: z.uuid(), role: z.enum(staffRoles, roleMessage) })

/** The person that a URL names; an invalid id names nobody. */
export const personIdSchema = z.uuid().nullable().catch(null)

/** An action that cannot be undone needs a ticked box. */
export const confirmedSchema = z.object({ userId: z.uuid(), sure: z.literal('yes') })

/** Six digits of the app, in any grouping, or a recovery code. */
export const proofSchema = z.object({
  code: z
    .string('Enter the code that your app shows.')
    .transform((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'Enter the code that your app shows.')
        .regex(
          /^(\d{6}|[0-9A-Za-z]{10})$/,
          'A code from the app has six digits, and a recovery code has ten letters and digits. Enter one of them.',
        ),
    ),
})

/** An empty search field means no condition. */
const orNothing = (value: unknown) => (value === '' ? undefined : value)
const day = z.preprocess(
  orNothing,
  calendarDay('Enter the date as year, month and day: 2026-11-24.').optional(),
)

/** A page of the audit log: the entries before this one, by this person, of this kind, on these days. */
export const auditFilterSchema = z.object({
  before: rowNumber.optional().catch(undefined),
  /** An address or a part of one; "system" for entries without a person. */
  who: z.preprocess(orNothing, z.string().trim().toLowerCase().max(254).optional()),
  action: z.preprocess(orNothing, z.string().max(60).optional()),
  from: day,
  until: day,
})
export type AuditFilter = z.infer<typeof auditFilterSchema>
