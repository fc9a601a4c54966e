import * as z from 'zod'

// Schemas for outside values that go into a column: they accept only what the column can hold.

/** The largest PostgreSQL `integer`. */
const mostInteger = 2_147_483_647

/** A whole number from a form or a URL. */
export const wholeNumber = (least: number) => z.coerce.number().int().min(least).max(mostInteger)

/** The id of a row in a `bigint` column. */
export const rowNumber = z.coerce.bigint().positive().max(9_223_372_036_854_775_807n)

/** A calendar day in a plausible year. PostgreSQL has no year 0. */
export const calendarDay = (message: string) =>
  z.iso
    .date({ error: message, abort: true })
    .refine((day) => day >= '1900-01-01' && day < '2200-01-01', message)

const instant = z.iso.datetime({ precision: 3 }).refine((text) => text >= '1900' && text < '2200')

/** `<instant>_<uuid>`: the row after which the next page of a list begins. */
export const listPlace = z.string().refine((place) => {
  const [at, id, ...rest] = place.split('_')
  return rest.length === 0 && instant.safeParse(at).success && z.uuid().safeParse(id).success
})
