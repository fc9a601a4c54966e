/** Everybody who has an account has one of these; all but readers work at the desk. */
export const roles = ['reader', 'editor', 'approver', 'fundraiser', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Everything that somebody may be let do at the desk, or not. A closed list: a new action begins here. */
export const staffActions = [
  'today.read',
  'donations.read',
  'donations.refund',
  'donations.mail',
  'donations.export',
  'events.replay',
  'articles.write',
  'articles.publish',
  'people.manage',
  'breaker.set',
  'newsletter.edit',
  'newsletter.approve',
  'audit.read',
] as const
export type StaffAction = (typeof staffActions)[number]

/** What is known of the person at the desk, once the door has let them in. */
export type StaffMember = { id: string; email: string; role: Role }

const writing = ['today.read', 'articles.write', 'articles.publish', 'newsletter.edit'] as const

const allowed: Record<Role, readonly StaffAction[]> = {
  reader: [],
  editor: writing,
  approver: [...writing, 'newsletter.approve'],
  fundraiser: [
    'today.read',
    'donations.read',
    'donations.refund',
    'donations.mail',
    'donations.export',
    'events.replay',
  ],
  administrator: staffActions,
}

export function may(role: Role, action: StaffAction): boolean {
  return allowed[role].includes(action)
}

/** True for whoever may open the desk at all. */
export function isStaff(role: Role): boolean {
  return role !== 'reader'
}

/** What the audit log can say: an action of the desk that was done, one that was refused, or a change to who may do what. */
export type RecordedAction =
  StaffAction | 'refused' | `people.${string}` | `donations.${string}` | `articles.${string}`

/** How long a browser that proved the second factor is taken at its word. */
export const secondFactorHours = 12

/** True while this browser's proof of the second factor holds. */
export function isProved(secondFactorAt: Date | null, now: Date): boolean {
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < secondFactorHours * 3_600_000
}
