import { db } from '../../db'
import { archivedStates } from '../rules'

/** Whether the archive has an edition with this number. */
export async function isArchived(number: string): Promise<boolean> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return false
  const where = { number: Number(number), state: { in: [...archivedStates] } }
  return (await db().edition.count({ where })) > 0
}
