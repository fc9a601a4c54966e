import { may, type Role, type StaffAction } from '@/lib/staff/rules'

export type Room = { href: string; name: string }

/** The rooms of the desk, and what somebody must be let do to find them in the navigation. */
const rooms: (Room & { needs: StaffAction })[] = [
  { href: '/staff', name: 'Today', needs: 'today.read' },
  { href: '/staff/donations', name: 'Donations', needs: 'donations.read' },
  { href: '/staff/articles', name: 'Articles', needs: 'articles.write' },
  { href: '/staff/newsletter', name: 'Newsletter', needs: 'newsletter.edit' },
  { href: '/staff/subscribers', name: 'Subscribers', needs: 'subscribers.read' },
  { href: '/staff/people', name: 'People', needs: 'people.manage' },
  { href: '/staff/audit', name: 'Audit log', needs: 'audit.read' },
]

export function roomsOf(role: Role): Room[] {
  return rooms.filter(({ needs }) => may(role, needs))
}

/** The room that a path lies in; every path of the desk lies in Today unless another room has it. */
export function roomAt(pathname: string): string {
  const inside = rooms.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
  return inside.sort((one, other) => other.href.length - one.href.length)[0]?.href ?? ''
}
