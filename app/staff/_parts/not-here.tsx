import { DeskPage } from './desk-page'

/** An address of the desk that leads to nothing: a link cut short, or a thing that is gone. */
export function NotHere({ what, back }: { what: string; back: { href: string; name: string } }) {
  return (
    <DeskPage heading={`There is no such ${what}`}>
      <p>
        The address may have been cut short, or it is gone. <a href={back.href}>{back.name}</a>
      </p>
    </DeskPage>
  )
}
