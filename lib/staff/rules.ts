/** Everybody who has an account has one of these; all but readers work at the desk. */
export const roles = ['reader', 'editor', 'approver', 'fundraiser', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What somebody can be asked to the desk as. */
export const staffRoles = ['editor', 'approver', 'fundraiser', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

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
  'subscribers.read',
  'subscribers.suppress',
  'subscribers.export',
  'subscribers.import',
  'audit.read',
] as const
export type StaffAction = (typeof staffActions)[number]

/** What is known of the person at the desk, once the door has let them in. */
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

/** What the audit log can say: an action of the desk that was done, one that was refused, or a change to who may do what. */
export type RecordedAction =
  | StaffAction
  | 'refused'
  | `people.${string}`
  | `donations.${string}`
  | `articles.${string}`
  | `newsletter.${string}`
  | `subscribers.${string}`

/** How long a browser that proved the second factor is taken at its word. */
export const secondFactorHours = 12

/** True while this browser's proof of the second factor holds. */
export function isProved(secondFactorAt: Date | null, now: Date): boolean {
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < secondFactorHours * 3_600_000
}

/** How long an invitation to the desk waits to be used. */
export const invitationDays = 7

/** How many recovery codes a person is given. */
export const recoveryCodeCount = 10

/** Each role as people say it, and what it may do in a sentence. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  reader: { name: 'Reader', may: 'May not open the desk.' },
  editor: { name: 'Editor', may: 'Writes and publishes articles, and prepares the newsletter.' },
  approver: {
    name: 'Approver',
    may: 'Does what an editor does, approves and sends the newsletter, and looks up its subscribers.',
  },
  fundraiser: { name: 'Fundraiser', may: 'Sees donations, refunds them, and helps donors.' },
  administrator: { name: 'Administrator', may: 'Does everything, and decides who works here.' },
}
