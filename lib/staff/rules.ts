/** Every account has one of these roles; all but readers work at the desk. */
export const roles = ['reader', 'editor', 'approver', 'fundraiser', 'administrator'] as const
export type Role = (typeof roles)[number]

/** The roles that somebody can be invited to. */
export const staffRoles = ['editor', 'approver', 'fundraiser', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Every action at the desk that needs a permission. A new action starts with an entry here. */
export const staffActions = [
  'today.read',
  'donations.read',
  'donations.refund',
  'donations.mail',
  'donations.export',
  'goal.set',
  'events.replay',
  'articles.write',
  'articles.publish',
  'people.manage',
  'card_guard.set',
  'newsletter.edit',
  'newsletter.approve',
  'subscribers.read',
  'subscribers.suppress',
  'subscribers.edit',
  'subscribers.export',
  'subscribers.import',
  'audit.read',
] as const
export type StaffAction = (typeof staffActions)[number]

/** A member of staff whose access was checked. */
export type StaffMember = { id: string; email: string; role: Role }

const writing = ['today.read', 'articles.write', 'articles.publish', 'newsletter.edit'] as const

const allowed: Record<Role, readonly StaffAction[]> = {
  reader: [],
  editor: writing,
  approver: [...writing, 'newsletter.approve', 'subscribers.read'],
  fundraiser: [
    'today.read',
    'donations.read',
    'donations.refund',
    'donations.mail',
    'donations.export',
    'goal.set',
    'events.replay',
  ],
  administrator: staffActions,
}

export function may(role: Role, action: StaffAction): boolean {
  return allowed[role].includes(action)
}

/** True if this role may open the desk at all. */
export function isStaff(role: Role): role is StaffRole {
  return role !== 'reader'
}

/** What the audit log records: an action of the desk that was done or refused, or a change of permissions. */
export type RecordedAction =
  | StaffAction
  | 'refused'
  | `people.${string}`
  | `donations.${string}`
  | `goal.${string}`
  | `articles.${string}`
  | `newsletter.${string}`
  | `subscribers.${string}`

/** How long a browser's second factor is valid, in hours. */
export const secondFactorHours = 12

/** True while this browser's second factor is valid. */
export function isProved(secondFactorAt: Date | null, now: Date): boolean {
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < secondFactorHours * 3_600_000
}

/** How long an invitation to the desk is valid. */
export const invitationDays = 7

/** How many recovery codes a person gets. */
export const recoveryCodeCount = 10

/** Each role's name, and a sentence about what it may do. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  reader: { name: 'Reader', may: 'May not open the desk.' },
  editor: { name: 'Editor', may: 'Writes and publishes articles, and prepares the newsletter.' },
  approver: {
    name: 'Approver',
    may: 'Does what an editor does, approves and sends the newsletter, and looks up its subscribers.',
  },
  fundraiser: { name: 'Fundraiser', may: 'Sees donations, refunds them, helps donors, and sets the goal.' },
  administrator: { name: 'Administrator', may: 'Does everything, and decides who works here.' },
}
