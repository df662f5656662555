import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { coverBottom } from '../state/view.ts'
import { useText } from '../text/text.ts'
import { useFromTheTop } from './use-from-the-top.ts'

const heights = ['low', 'half', 'high'] as const
// As in shell.css.
const LOW_PX = 94
const HALF = 0.54
export type SheetHeight = (typeof heights)[number]

/** A panel from the bottom of a phone's screen, of three heights: dragged, or pressed for the next. */
export function Sheet(props: {
  height: SheetHeight
  onHeight: (height: SheetHeight) => void
  children: ReactNode
}) {
  const { height, onHeight, children } = props
  const t = useText()
  const sheet = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useFromTheTop(body)
  const drag = useRef<{ y: number; px: number } | null>(null)
  const [px, setPx] = useState<number | null>(null)
  useEffect(() => {
    // The high sheet leaves no map to speak of; its middle stays that of the half.
    coverBottom(height === 'low' ? LOW_PX : HALF * sheet.current!.parentElement!.offsetHeight)
    return () => coverBottom(0)
  }, [height])
  const start = (event: PointerEvent) => {
    drag.current = { y: event.clientY, px: sheet.current!.offsetHeight }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (drag.current) setPx(drag.current.px + drag.current.y - event.clientY)
  }
  const end = (event: PointerEvent) => {
    if (!drag.current) return
    const moved = Math.abs(event.clientY - drag.current.y)
    const share = sheet.current!.offsetHeight / sheet.current!.parentElement!.offsetHeight
    drag.current = null
    setPx(null)
    if (moved < 6) onHeight(heights[(heights.indexOf(height) + 1) % heights.length]!)
    else onHeight(share < 0.3 ? 'low' : share < 0.68 ? 'half' : 'high')
  }
  return (
    <aside
      ref={sheet}
      className="sheet"
      data-height={height}
      style={px === null ? undefined : { height: px, transition: 'none' }}
      aria-label={t('shell.details')}
    >
      <button
        type="button"
        className="sheet-handle"
        aria-label={t('shell.sheet')}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onClick={(event) => {
          // A press by keyboard has no pointer before it.
          if (event.detail === 0) onHeight(heights[(heights.indexOf(height) + 1) % 3]!)
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={body} className="sheet-body" tabIndex={0}>
        {children}
      </div>
    </aside>
  )
}
