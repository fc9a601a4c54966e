import type { SelectionStory } from '@/lib/selections/queries'
import { sayCount, sayMany } from '../../../_parts/words'

type Order = Pick<SelectionStory, 'what' | 'tag' | 'members'>

export const people = (count: number) => (count === 1 ? 'One subscriber' : sayMany(count, 'subscriber'))

/** "Unsubscribe 12,345 subscribers". */
export function sayOrder({ what, tag, members }: Order): string {
  const all = members === 1 ? 'one subscriber' : sayMany(members, 'subscriber')
  switch (what) {
    case 'add_tag':
      return `Add the tag “${tag ?? ''}” to ${all}`
    case 'remove_tag':
      return `Remove the tag “${tag ?? ''}” from ${all}`
    case 'unsubscribe':
      return `Unsubscribe ${all}`
    case 'suppress':
      return `Suppress ${members === 1 ? 'one address' : `${sayCount(members)} addresses`}`
  }
}

/** "12,345 subscribers got the tag". */
export function sayDone(what: SelectionStory['what']): string {
  return {
    add_tag: 'got the tag',
    remove_tag: 'lost the tag',
    unsubscribe: 'unsubscribed',
    suppress: 'suppressed',
  }[what]
}
