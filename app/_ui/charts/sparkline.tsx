import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import styles from './sparkline.module.css'

const [width, height, margin] = [240, 48, 3]

/**
 * The course of one figure, oldest first, from zero. It gives an impression; the text and the table have the details.
 */
export function Sparkline({ values }: { values: number[] }) {
  if (values.length < 2) return null
  const x = scaleLinear([0, values.length - 1], [margin, width - margin])
  const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [height - margin, margin])
  const course = line<number>(
    (_, index) => x(index),
    (value) => y(value),
  )
  const under = area<number>(
    (_, index) => x(index),
    y(0),
    (value) => y(value),
  )
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.under} d={under(values) ?? ''} />
      <path className={styles.course} d={course(values) ?? ''} />
    </svg>
  )
}
