import { type KeyboardEvent, useRef, useState } from 'react'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { hoursBetween } from './hours.ts'

type Props = {
  byHour: Float64Array
  /** Chosen hours; none means all. */
  hours: readonly number[]
  onChange: (hours: readonly number[]) => void
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const dayHours = Array.from({ length: 24 }, (_, hour) => hour)

/** The week as seven rows of hours, as dark as there are incidents. Drag or use keys to choose. */
export function HoursGrid({ byHour, hours, onChange }: Props) {
  const t = useText()
  const formats = useFormats()
  const [focused, setFocused] = useState(20)
  const grid = useRef<HTMLTableElement>(null)
  const drag = useRef<{ from: number; adding: boolean; before: readonly number[] } | null>(null)
  const most = Math.max(1, ...byHour)

  const paint = (to: number) => {
    if (!drag.current) return
    const { from, adding, before } = drag.current
    const touched = new Set(hoursBetween(from, to))
    const kept = before.filter((hour) => !touched.has(hour))
    onChange(adding ? [...kept, ...touched] : kept)
  }
  const toggle = (hour: number) =>
    onChange(hours.includes(hour) ? hours.filter((one) => one !== hour) : [...hours, hour])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -24, ArrowDown: 24 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (focused + step + 168) % 168
    setFocused(next)
    grid.current?.querySelector<HTMLElement>(`[data-hour="${next}"]`)?.focus()
    if (event.shiftKey && !hours.includes(next)) onChange([...hours, next])
  }
  return (
    <table
      ref={grid}
      className="hours-grid"
      onPointerUp={() => {
        drag.current = null
      }}
    >
      <thead>
        <tr>
          <td />
          {[0, 6, 12, 18].map((hour) => (
            <th key={hour} scope="col" colSpan={6} className="small muted">
              {formats.hour(hour)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {days.map((day, i) => (
          <tr key={day}>
            <th scope="row" className="small">
              {t(`heat.weekdaysShort.${day}`)}
            </th>
            {dayHours.map((inDay) => {
              const hour = i * 24 + inDay
              const chosen = hours.includes(hour)
              return (
                <td key={hour}>
                  <button
                    type="button"
                    className="hour"
                    data-hour={hour}
                    tabIndex={hour === focused ? 0 : -1}
                    aria-pressed={chosen}
                    aria-label={t('heat.hourCell', {
                      day: t(`heat.weekdays.${day}`),
                      from: inDay,
                      to: inDay + 1,
                      count: Math.round(byHour[hour]!),
                      n: formats.number(Math.round(byHour[hour]!)),
                    })}
                    onFocus={() => setFocused(hour)}
                    onClick={(event) => event.detail === 0 && toggle(hour)}
                    onPointerDown={(event) => {
                      event.currentTarget.releasePointerCapture(event.pointerId)
                      drag.current = { from: hour, adding: !chosen, before: hours }
                      paint(hour)
                    }}
                    onPointerEnter={(event) => event.buttons === 1 && paint(hour)}
                  >
                    <span
                      style={{
                        background: 'var(--incident)',
                        opacity: byHour[hour] === 0 ? 0.05 : 0.12 + (0.88 * byHour[hour]!) / most,
                      }}
                    />
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
