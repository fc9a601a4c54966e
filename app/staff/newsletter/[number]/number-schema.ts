import * as z from 'zod'

/** An edition's number in a URL; null if it is invalid. */
export const numberSchema = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null)
