import { scaleBand, scaleLinear } from 'd3-scale'
import { stack, stackOffsetDiverging } from 'd3-shape'
import type { ReactNode } from 'react'
import styles from './stacked-chart.module.css'

type Category = {
  /** In full, for the table and for people who point at a bar. */
  label: string
  /** The label under the bar. */
  tick: string
  /** True for the few labels that a phone has room for. */
  isMain: boolean
}
type Series = { name: string; values: number[] }

type Props = {
  id: string
  title: string
  /** The chart in a sentence, which screen readers read instead of the picture. */
  summary: string
  categories: Category[]
  /** Four at most, with one value for each category; negative values go below the line. */
  series: Series[]
  format: (value: number) => string
  /** The same figures as a table. */
  table: ReactNode
}

/** Drawn at two sizes: the text keeps its size on a phone, where there is room for fewer labels. */
const shapes = [
  { name: 'wide', width: 760, height: 300, left: 64, ticks: 5, isSparse: false },
  { name: 'narrow', width: 360, height: 250, left: 52, ticks: 4, isSparse: true },
] as const

/** Stacked bars, rendered on the server without a script or inline styles; the figures are in a table behind it. */
export function StackedChart({ id, title, summary, categories, series, format, table }: Props) {
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`}>
      <figcaption className={styles.head}>
        <h3 id={`${id}-title`} className={styles.title}>
          {title}
        </h3>
        <p>{summary}</p>
        <ul className={styles.legend}>
          {series.map(({ name }, index) => (
            <li key={name}>
              <svg className={styles.key} viewBox="0 0 12 12" aria-hidden="true">
                <rect width="12" height="12" className={styles[`series${index}`]} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      {shapes.map((shape) => (
        <Bars key={shape.name} shape={shape} categories={categories} series={series} format={format} />
      ))}
      <details className={styles.behind}>
        <summary>The figures as a table</summary>
        {table}
      </details>
    </figure>
  )
}

type BarsProps = Pick<Props, 'categories' | 'series' | 'format'> & { shape: (typeof shapes)[number] }
const [top, bottom, right] = [8, 28, 4]

/** The picture is hidden from screen readers, because summary and table say more. */
function Bars({ shape, categories, series, format }: BarsProps) {
  const { name, width, height, left, ticks, isSparse } = shape
  const layers = stack<number, string>()
    .keys(series.map((each) => each.name))
    .value((index, key) => series.find((each) => each.name === key)?.values[index] ?? 0)
    .offset(stackOffsetDiverging)(categories.map((_, index) => index))
  const ends = layers.flatMap((layer) => layer.flatMap(([from, to]) => [from, to]))
  const y = scaleLinear([Math.min(0, ...ends), Math.max(1, ...ends)], [height - bottom, top]).nice(ticks)
  const x = scaleBand(
    categories.map((_, index) => index),
    [left, width - right],
  ).padding(0.22)
  return (
    <svg className={`${styles.chart} ${styles[name]}`} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {y.ticks(ticks).map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? styles.base : styles.grid}
            {...{ x1: left, x2: width - right, y1: y(value), y2: y(value) }}
          />
          <text className={styles.label} x={left - 8} y={y(value)} dy="0.32em" textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {layers.map((layer, index) => (
        <g key={layer.key} className={styles[`series${index}`]}>
          {layer.map(([from, to], place) => (
            <rect
              key={categories[place]?.label}
              {...{
                x: x(place),
                width: x.bandwidth(),
                y: y(Math.max(from, to)),
                height: Math.abs(y(from) - y(to)),
              }}
            >
              <title>{`${categories[place]?.label}: ${layer.key}, ${format(to - from)}`}</title>
            </rect>
          ))}
        </g>
      ))}
      {categories.map(({ label, tick, isMain }, index) => (
        <text
          key={label}
          className={styles.label}
          x={(x(index) ?? 0) + x.bandwidth() / 2}
          y={height - bottom + 18}
          textAnchor="middle"
        >
          {isMain || !isSparse ? tick : ''}
        </text>
      ))}
    </svg>
  )
}
