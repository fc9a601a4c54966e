// A relay accepts a mail, and the provider behind it refuses it later because of us: a blocklist, a rate, a policy. The
// bounce says that the reader did not get it, so the mail waits again.

/** How often one mail waits again. After that it counts as refused, with the provider's words. */
export const mostReturns = 2

/** An edition that began longer ago than this is old news: its mails are not sent again. */
export const mostReturnHours = 72

/** How long a mail waits after its `returns`th return: an hour, then six. The hold of its domain may make it longer. */
export function returnPauseMinutes(returns: number): number {
  return returns === 0 ? 60 : 360
}
