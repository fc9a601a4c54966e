import { DeskPage } from './desk-page'

/** A URL of the desk without content: a shortened link, or something that was deleted. */
export function NotHere({ what, back }: { what: string; back: { href: string; name: string } }) {
  return (
    <DeskPage heading={`There is no such ${what}`}>
      <p>
        The address may be incomplete, or it no longer exists. <a href={back.href}>{back.name}</a>
      </p>
    </DeskPage>
  )
}
