import { Fragment, type ReactNode } from 'react'
import { useText } from '../text/text.ts'
import './list-table.css'
import { useCramped } from './use-cramped.ts'

type Column = { key: string; words: string; width?: string }
type Row = {
  key: string
  /** In the order of the columns; the first names the row. Null says nothing of the column. */
  cells: readonly ReactNode[]
  /** What an opened row shows under itself. */
  below?: ReactNode
}

/** Rows to read: a table where there is room, else one card a row that says the same. */
export function ListTable(props: {
  label: string
  columns: readonly Column[]
  rows: readonly Row[]
  /** The least width that a table is readable in. */
  needsRem?: number
  /** Of two columns a narrow screen has the words alone, unless what they are called says something. */
  isLabelled?: boolean
}) {
  const { label, columns, rows, needsRem = 46, isLabelled = false } = props
  const [isCramped, box] = useCramped<HTMLDivElement>(needsRem)
  return (
    <div ref={box}>
      {isCramped ? (
        <Cards label={label} columns={columns} rows={rows} isLabelled={isLabelled} />
      ) : (
        <Table label={label} columns={columns} rows={rows} />
      )}
    </div>
  )
}

type Parts = { label: string; columns: readonly Column[]; rows: readonly Row[] }

function Table({ label, columns, rows }: Parts) {
  return (
    <table className="list-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, words, width }) => (
            <th key={key} scope="col" style={{ width }}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head, ...rest], below }) => (
          <Fragment key={key}>
            <tr data-leads={below ? true : undefined}>
              <th scope="row">{head}</th>
              {rest.map((cell, i) => (
                <td key={columns[i + 1]!.key}>{cell ?? <Nothing />}</td>
              ))}
            </tr>
            {below && (
              <tr>
                <td className="opened" colSpan={columns.length}>
                  {below}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Cards({ label, columns, rows, isLabelled }: Parts & { isLabelled: boolean }) {
  if (columns.length === 2 && !isLabelled)
    return (
      <dl className="stacked-pairs" aria-label={label}>
        {rows.map(({ key, cells: [head, value] }) => (
          <div key={key}>
            <dt>{head}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <ul className="stacked" aria-label={label}>
      {rows.map(({ key, cells: [head, ...rest], below }) => (
        <li key={key}>
          <div className="stacked-head">{head}</div>
          <dl>
            {rest.map((cell, i) =>
              cell === null ? null : (
                <Fragment key={columns[i + 1]!.key}>
                  <dt>{columns[i + 1]!.words}</dt>
                  <dd>{cell}</dd>
                </Fragment>
              ),
            )}
          </dl>
          {below}
        </li>
      ))}
    </ul>
  )
}

/** A dash to the eye, a word to the ear. */
function Nothing() {
  const t = useText()
  return (
    <>
      <span aria-hidden="true" className="muted">
        –
      </span>
      <span className="visually-hidden">{t('administration.no')}</span>
    </>
  )
}
