import './charts.css'

/** A row of a list of bars. */
export type Bar = { key: string; words: string; value: number; shown: string }

/** Bars beside their words and numbers, the longest full width: a picture that is also a table. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <ul className="bar-list" aria-label={label}>
      {bars.map(({ key, words, value, shown }) => (
        <li key={key} className="bar-row plain">
          <span className="bar" style={{ width: `${(88 * value) / most}%` }} />
          <span>{words}</span>
          <span className="number">{shown}</span>
        </li>
      ))}
    </ul>
  )
}

const HEIGHT = 56

/** Columns over time, decoration beside a table that says the same. */
export function Columns({
  values,
  labels,
}: {
  values: readonly number[]
  labels: [string, string]
}) {
  const most = Math.max(1, ...values)
  const width = 100 / Math.max(1, values.length)
  return (
    <div aria-hidden="true">
      <svg
        aria-hidden="true"
        className="columns"
        viewBox={`0 0 100 ${HEIGHT}`}
        height={HEIGHT}
        preserveAspectRatio="none"
      >
        {values.map((value, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in time
            key={i}
            x={i * width + width * 0.1}
            width={width * 0.8}
            y={HEIGHT - (HEIGHT * value) / most}
            height={(HEIGHT * value) / most}
            fill="var(--incident)"
          />
        ))}
        <line x1="0" x2="100" y1={HEIGHT} y2={HEIGHT} stroke="var(--line-strong)" strokeWidth="1" />
      </svg>
      <div className="columns-ends muted small">
        <span>{labels[0]}</span>
        <span>{labels[1]}</span>
      </div>
    </div>
  )
}

/** The same figures as rows, for those who would rather read. */
export function PlainTable(props: {
  summary: string
  head: [string, string]
  rows: readonly { key: string; words: string; shown: string }[]
}) {
  return (
    <details>
      <summary>{props.summary}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{props.head[0]}</th>
            <th scope="col" className="number">
              {props.head[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, words, shown }) => (
            <tr key={key}>
              <th scope="row">{words}</th>
              <td className="number">{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
