import { type PointerEvent, useRef } from 'react'
import type { TimeUnit } from '../../../geodata/cells/time-bins.ts'
import { filter, setPeriod } from '../../state/filter.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { type Brush, brushBetween, brushMoved, brushOf, periodOf } from './brush.ts'
import { BrushHandle } from './brush-handle.tsx'

type Props = { weights: Float64Array; edgesMs: Float64Array; unit: TimeUnit }
type Drag = { kind: 'new' | 'move'; edge: number; brush: Brush }

/** Incidents over time. Dragging chooses a period; its two ends are also handles for the keyboard. */
export function Histogram({ weights, edgesMs, unit }: Props) {
  const t = useText()
  const chart = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | null>(null)
  const period = useStore(filter, (state) => state.period)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const last = edgesMs.length - 1
  const brush = brushOf(period, edgesMs, timeZone)
  const choose = (next: Brush) => setPeriod(periodOf(next, edgesMs, timeZone))

  const edgeAt = (event: PointerEvent) => {
    const { left, width } = chart.current!.getBoundingClientRect()
    return ((event.clientX - left) / width) * last
  }
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return
    const edge = edgeAt(event)
    const inside = period !== null && edge > brush.from && edge < brush.to
    drag.current = { kind: inside ? 'move' : 'new', edge, brush }
    chart.current!.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (!drag.current) return
    const { kind, edge, brush: began } = drag.current
    const now = edgeAt(event)
    if (kind === 'move') choose(brushMoved(began, Math.round(now - edge), last))
    else if (Math.abs(now - edge) > 0.3)
      choose(brushBetween(Math.floor(Math.min(edge, now)), Math.ceil(Math.max(edge, now)), last))
  }
  const share = (edge: number) => `${(100 * edge) / last}%`
  return (
    <fieldset className="histogram" aria-label={t('heat.brush')}>
      <div
        ref={chart}
        className="histogram-bars"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = null
        }}
      >
        <BarsDrawn weights={weights} brush={brush} />
        <div
          className="brush"
          data-all={period === null || undefined}
          style={{ left: share(brush.from), width: share(brush.to - brush.from) }}
        />
        <BrushHandle
          label={t('heat.from')}
          edge={brush.from}
          least={0}
          most={brush.to - 1}
          {...{ edgesMs, unit, chart }}
          onMove={(from) => choose({ ...brush, from })}
        />
        <BrushHandle
          label={t('heat.to')}
          edge={brush.to}
          least={brush.from + 1}
          most={last}
          isEnd
          {...{ edgesMs, unit, chart }}
          onMove={(to) => choose({ ...brush, to })}
        />
      </div>
      <Axis edgesMs={edgesMs} />
    </fieldset>
  )
}

function BarsDrawn({ weights, brush }: { weights: Float64Array; brush: Brush }) {
  const most = Math.max(1, ...weights)
  const n = weights.length
  const gap = n > 150 ? 0.06 : 0.14
  return (
    <svg viewBox={`0 0 ${n} 100`} preserveAspectRatio="none" aria-hidden="true">
      {[...weights].map((weight, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
          key={i}
          x={i + gap / 2}
          width={1 - gap}
          y={100 - (100 * weight) / most}
          height={(100 * weight) / most}
          className={i >= brush.from && i < brush.to ? 'bar-in' : 'bar-out'}
        />
      ))}
    </svg>
  )
}

/** Months or years under the bars, as many as there is room for. */
function Axis({ edgesMs }: { edgesMs: Float64Array }) {
  const formats = useFormats()
  const [first, last] = [edgesMs[0]!, edgesMs.at(-1)!]
  const count = 7
  const ticks = Array.from(
    { length: count },
    (_, i) => first + ((last - first) * (i + 0.5)) / count,
  )
  const many = last - first > 300 * 86_400_000
  return (
    <div className="axis small muted" aria-hidden="true">
      {ticks.map((ms) => (
        <span key={ms}>
          {many ? formats.monthYear(new Date(ms)) : formats.shortDate(new Date(ms))}
        </span>
      ))}
    </div>
  )
}
