import type { ReactNode } from 'react'
import styles from './table.module.css'

type Props = {
  caption: string
  columns: string[]
  /** The first cell names its row. */
  rows: { key: string; cells: ReactNode[] }[]
  /** The text in place of an empty table. */
  empty: string
  /** Columns of figures, counted from 0, aligned right. */
  figures?: readonly number[]
  /** Columns that are hidden on a phone, because a row links to the details. */
  extra?: readonly number[]
}

/**
 * A table that scrolls sideways within its own frame if it is wider than the window. On a phone the rows of more than two
 * columns are lists, each value beside the name of its column.
 */
export function Table({ caption, columns, rows, empty, figures = [], extra = [] }: Props) {
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>
  const isList = columns.length - extra.length > 2
  const look = (position: number) =>
    [figures.includes(position) && styles.figure, extra.includes(position) && styles.extra]
      .filter(Boolean)
      .join(' ') || undefined
  return (
    // A region that scrolls must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={isList ? styles.list : styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, position) => (
              <th key={column} scope="col" className={look(position)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, position) => (
                <td
                  key={columns[position + 1]}
                  className={look(position + 1)}
                  data-column={columns[position + 1]}
                >
                  {isList && !isBlank(cell) ? <div>{cell}</div> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isBlank = (cell: ReactNode) => cell === null || cell === undefined || cell === false || cell === ''
