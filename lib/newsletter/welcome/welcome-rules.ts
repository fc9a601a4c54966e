/** The mails after the welcome mail, by the days since the subscription was confirmed. */
export const welcomeSteps = [3, 10] as const
export type WelcomeStep = (typeof welcomeSteps)[number]

/** A mail that could not be written for so long comes too late, and is left out. */
const patienceDays = 7

const dayMs = 86_400_000

/** When a subscriber must have confirmed for a step to be due: after `after`, and at or before `until`. */
export function confirmedFor(step: WelcomeStep, now: Date): { after: Date; until: Date } {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  return { after: ago(step + patienceDays), until: ago(step) }
}
