'use client'

import { useEffect, useRef } from 'react'
import styles from './page.module.css'

type Props = {
  /** The subscribers on this page. */
  ids: readonly string[]
  label: string
  /** Of the box for all who match; null if they are all on this page. */
  everybodyLabel: string | null
}

/**
 * A box for all subscribers on this page, and once it is ticked one for all who match. Without a script the server
 * reads both boxes; with one the boxes of the rows follow, and the other way round.
 */
export function TickPage({ ids, label, everybodyLabel }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = box.current?.form
    if (!form) return
    const rows = () => [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=id]')]
    const follow = ({ target }: Event) => {
      if (box.current === null || !(target instanceof HTMLInputElement)) return
      if (target === box.current) for (const row of rows()) row.checked = target.checked
      else if (target.name === 'id') box.current.checked = rows().every((row) => row.checked)
      const everybody = form.querySelector<HTMLInputElement>('input[name=everybody]')
      if (everybody !== null && !box.current.checked) everybody.checked = false
    }
    form.addEventListener('change', follow)
    return () => form.removeEventListener('change', follow)
  }, [])
  return (
    <div className={styles.tick}>
      <label className={styles.box}>
        <input ref={box} type="checkbox" name="page" value="yes" />
        <span>{label}</span>
      </label>
      {ids.map((id) => (
        <input key={id} type="hidden" name="pageId" value={id} />
      ))}
      {everybodyLabel !== null && (
        <label className={`${styles.box} ${styles.everybody}`}>
          <input type="checkbox" name="everybody" value="yes" />
          <span>{everybodyLabel}</span>
        </label>
      )}
    </div>
  )
}
