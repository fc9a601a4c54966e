import { readToken } from '../../tokens'

/** The donation that a link opens, or why it opens none. An expired link still says whose it was. */
export function readManageLink(token: string, now: Date) {
  return readToken('manage-donation', token, now)
}
