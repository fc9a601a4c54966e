import { z } from 'zod'

/** An edition's number as an address carries it; null where it is none. */
export const numberSchema = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null)
