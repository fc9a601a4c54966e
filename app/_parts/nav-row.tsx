import styles from './nav-row.module.css'

type Props = {
  /** The accessible name. */
  label: string
  /** `isHere`: this page itself; `isAround`: a page of the section that the link leads to. */
  links: { href: string; name: string; isHere?: boolean; isAround?: boolean }[]
  isCentred?: boolean
}

/** The row of links under a masthead. It scrolls sideways where it has no room. */
export function NavRow({ label, links, isCentred }: Props) {
  return (
    <nav className={isCentred ? styles.centred : styles.row} aria-label={label}>
      <ul>
        {links.map(({ href, name, isHere, isAround }) => (
          <li key={href}>
            <a href={href} aria-current={isHere ? 'page' : isAround ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
