import type { Placement, Reach } from '../../../geodata/model/camera.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A stretch of the week: hours [from, to) of it; `to` may run past Sunday's end into Monday. */
type Stretch = { from: number; to: number }

/** Hours of the week as stretches, one that goes over Sunday's end as one. */
export function stretches(hours: readonly number[]): Stretch[] {
  const found: Stretch[] = []
  for (const hour of hours) {
    const last = found.at(-1)
    if (last?.to === hour) last.to++
    else found.push({ from: hour, to: hour + 1 })
  }
  const [first, last] = [found[0], found.at(-1)]
  if (first && last && first !== last && first.from === 0 && last.to === 168) {
    last.to += first.to
    found.shift()
  }
  return found
}

/** When a camera records: "alltid", or its stretches, alike ones of several days together. */
export function hoursWords(t: Text, formats: Formats, hours: Placement['recordingHours']): string {
  if (hours === null || hours.length === 168) return t('cameras.recording.always')
  const byTime = new Map<string, number[]>()
  for (const { from, to } of stretches(hours)) {
    const key = `${from % 24} ${to - from}`
    const known = byTime.get(key)
    if (known) known.push(from)
    else byTime.set(key, [from])
  }
  const clock = (hour: number) => formats.hour(((hour % 24) + 24) % 24)
  return [...byTime.values()]
    .map((froms) => {
      const { from, to } = stretches(hours).find((one) => one.from === froms[0])!
      const names =
        froms.length === 7
          ? [t('cameras.recording.everyDay')]
          : froms.map((one) => t(`heat.weekdaysShort.${days[Math.floor(one / 24)]!}`))
      return t(to - from > 24 ? 'cameras.recording.stretchLong' : 'cameras.recording.stretch', {
        days: names.join(', '),
        from: clock(from),
        to: clock(to),
        n: formats.number(to - from),
      })
    })
    .join('; ')
}

/** How far a camera sees in the dark, in words. */
export const nightWords = (t: Text, formats: Formats, night: Placement['night']): string =>
  night === null
    ? t('cameras.night.none')
    : t(`cameras.night.told.${night.by}`, { m: formats.number(night.rangeM) })

/** What a camera that turns can be turned to, in words. */
export const turnWords = (t: Text, formats: Formats, { fromDeg, sweepDeg }: Reach): string =>
  t('cameras.reach.told', { from: formats.number(fromDeg), sweep: formats.number(sweepDeg) })
