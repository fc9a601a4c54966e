import { may, type Role, type StaffAction } from '@/lib/staff/rules'

export type Room = { href: string; name: string }

/** The sections of the desk, and the permission that each needs to appear in the navigation. */
const rooms: (Room & { needs: StaffAction })[] = [
  { href: '/staff', name: 'Today', needs: 'today.read' },
  { href: '/staff/donations', name: 'Donations', needs: 'donations.read' },
  { href: '/staff/articles', name: 'Articles', needs: 'articles.write' },
  { href: '/staff/newsletter', name: 'Newsletter', needs: 'newsletter.edit' },
  { href: '/staff/deliverability', name: 'Deliverability', needs: 'newsletter.edit' },
  { href: '/staff/subscribers', name: 'Subscribers', needs: 'subscribers.read' },
  { href: '/staff/people', name: 'People', needs: 'people.manage' },
  { href: '/staff/audit', name: 'Audit log', needs: 'audit.read' },
]

export function roomsOf(role: Role): Room[] {
  return rooms.filter(({ needs }) => may(role, needs))
}

/** The section of a path; every path of the desk belongs to Today unless another section has it. */
export function roomAt(pathname: string): string {
  const inside = rooms.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
  return inside.sort((one, other) => other.href.length - one.href.length)[0]?.href ?? ''
}
