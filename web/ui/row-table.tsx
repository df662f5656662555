import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from './icons.tsx'
import './row-table.css'

const ROW_PX = 34
const TWO_LINES_PX = 54
const SPARE_ROWS = 12

type Column<Key extends string> = { key: Key; words: string; width?: string }
type Props<Key extends string> = {
  label: string
  columns: readonly Column<Key>[]
  /** How many rows there are; only those in sight are drawn. */
  length: number
  /** Rows of two lines, for a narrow screen. */
  twoLines?: boolean
  sort: { key: Key; isDescending: boolean }
  onSort: (key: Key) => void
  sortLabel: (words: string) => string
  /** The cells of a row, in the order of the columns; the first becomes the row's button. */
  cells: (row: number) => readonly ReactNode[]
  isSelected: (row: number) => boolean
  onSelect: (row: number) => void
}

/** A sortable table that stays quick however long it is. */
export function RowTable<Key extends string>(props: Props<Key>) {
  const { label, columns, length, twoLines = false, sort, onSort, sortLabel } = props
  const { cells, isSelected, onSelect } = props
  const rowPx = twoLines ? TWO_LINES_PX : ROW_PX
  const scroller = useRef<HTMLElement>(null)
  const { first, last } = useRowsInSight(scroller, length, rowPx)
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className="row-table-scroll" tabIndex={0} aria-label={label}>
      <table
        className="row-table"
        data-two-lines={twoLines || undefined}
        aria-rowcount={length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, words, width }) => (
              <th
                key={key}
                scope="col"
                style={{ width }}
                aria-sort={
                  sort.key !== key ? 'none' : sort.isDescending ? 'descending' : 'ascending'
                }
              >
                <button
                  type="button"
                  className="sort"
                  title={sortLabel(words)}
                  onClick={() => onSort(key)}
                >
                  {words}
                  {sort.key === key && <Icon name={sort.isDescending ? 'down' : 'up'} size={14} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer px={first * rowPx} columns={columns.length} />
          {rows.map((row) => {
            const [head, ...rest] = cells(row)
            return (
              // The first cell's button does the same for a keyboard.
              <tr
                key={row}
                aria-rowindex={row + 2}
                aria-selected={isSelected(row)}
                onClick={() => onSelect(row)}
              >
                <td>
                  <button type="button" className="row-button">
                    {head}
                  </button>
                </td>
                {rest.map((cell, i) => (
                  <td key={columns[i + 1]!.key}>{cell}</td>
                ))}
              </tr>
            )
          })}
          <Spacer px={(length - last) * rowPx} columns={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

const Spacer = ({ px, columns }: { px: number; columns: number }) =>
  px <= 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row takes no focus
    <tr className="spacer" aria-hidden="true">
      <td colSpan={columns} style={{ height: px }} />
    </tr>
  )

function useRowsInSight(
  scroller: React.RefObject<HTMLElement | null>,
  length: number,
  rowPx: number,
): { first: number; last: number } {
  const [sight, setSight] = useState({ top: 0, height: 800 })
  useLayoutEffect(() => {
    const box = scroller.current!
    const look = () => setSight({ top: box.scrollTop, height: box.clientHeight })
    look()
    const resized = new ResizeObserver(look)
    resized.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [scroller])
  const first = Math.max(0, Math.floor(sight.top / rowPx) - SPARE_ROWS)
  const last = Math.min(length, Math.ceil((sight.top + sight.height) / rowPx) + SPARE_ROWS)
  return { first: Math.min(first, last), last }
}
