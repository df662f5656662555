import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import type { TimeUnit } from '../../../geodata/cells/time-bins.ts'
import { useFormats } from '../../text/use-formats.ts'

type Props = {
  label: string
  /** Which edge between bars it stands at, and how far it may go. */
  edge: number
  least: number
  most: number
  /** The end names the last day inside, the beginning the first. */
  isEnd?: boolean
  edgesMs: Float64Array
  unit: TimeUnit
  chart: RefObject<HTMLDivElement | null>
  onMove: (edge: number) => void
}

// A long step is about a month.
const LONG: Record<TimeUnit, number> = { day: 30, week: 4, month: 3 }

/** One end of the chosen period: dragged, or moved with the arrow keys. */
export function BrushHandle(props: Props) {
  const { label, edge, least, most, isEnd = false, edgesMs, unit, chart, onMove } = props
  const formats = useFormats()
  const last = edgesMs.length - 1
  const goTo = (next: number) => onMove(Math.min(most, Math.max(least, next)))
  const keys: Record<string, number> = {
    ArrowLeft: edge - 1,
    ArrowDown: edge - 1,
    ArrowRight: edge + 1,
    ArrowUp: edge + 1,
    PageDown: edge - LONG[unit],
    PageUp: edge + LONG[unit],
    Home: least,
    End: most,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keys[event.key]
    if (next === undefined) return
    event.preventDefault()
    goTo(event.shiftKey ? edge + (next - edge) * LONG[unit] : next)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    event.stopPropagation()
    const { left, width } = chart.current!.getBoundingClientRect()
    goTo(Math.round(((event.clientX - left) / width) * last))
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className="brush-handle"
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={edge}
      aria-valuetext={formats.date(new Date(edgesMs[edge]! - (isEnd ? 1 : 0)))}
      style={{ left: `${(100 * edge) / last}%` }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
    />
  )
}
