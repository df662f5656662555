import { WEEK_HOURS } from '../../geodata/cells/incident-filter.ts'
import type { Filter } from './filter.ts'
import { dayPlus, isDay } from './local-day.ts'
import { type Selection, selectionKinds } from './selection.ts'
import type { View } from './view.ts'

/**
 * How a piece of state stands in the address: text a person can read. `read` gives undefined for
 * text that means nothing, so that a mangled link shows what it can.
 */
export type Codec<Value> = {
  write: (value: Value) => string
  read: (text: string) => Value | undefined
}

/**
 * Zoom, latitude and longitude, and the bearing when north is not up: "16.25/61.303724/17.058121". So
 * many decimals that a link draws the same picture: a tenth of a pixel at the closest zoom used.
 */
export const viewCodec: Codec<View> = {
  write: ({ centre: [lon, lat], zoom, bearingDeg }) => {
    const turned = Math.round(bearingDeg)
    const parts = [short(zoom, 4), short(lat, 7), short(lon, 7), ...(turned === 0 ? [] : [turned])]
    return parts.join('/')
  },
  read: (text) => {
    const [zoom, lat, lon, bearingDeg = 0] = text.split('/').map(Number)
    const fits = (value: number | undefined, from: number, to: number) =>
      value !== undefined && value >= from && value <= to
    return fits(zoom, 0, 24) &&
      fits(lat, -90, 90) &&
      fits(lon, -180, 180) &&
      !Number.isNaN(bearingDeg)
      ? { centre: [lon!, lat!], zoom: zoom!, bearingDeg }
      : undefined
  },
}

const short = (value: number, decimals: number) => String(Number(value.toFixed(decimals)) || 0)

/** First and last day, both counted: "2025-01-01..2025-06-30". */
export const periodCodec: Codec<NonNullable<Filter['period']>> = {
  write: ({ from, to }) => `${from}..${dayPlus(to, -1)}`,
  read: (text) => {
    const [first = '', last = ''] = text.split('..')
    return isDay(first) && isDay(last) && first <= last
      ? { from: first, to: dayPlus(last, 1) }
      : undefined
  },
}

const weekdays: readonly string[] = ['man', 'tis', 'ons', 'tor', 'fre', 'lor', 'son']

/** Hours of the week as runs within a day, the end not counted: "fre20-24,lor0-4". */
export const hoursCodec: Codec<readonly number[]> = {
  write: (hours) => {
    const chosen = new Set(hours)
    const runs: string[] = []
    for (let hour = 0; hour < WEEK_HOURS; hour++) {
      if (!chosen.has(hour)) continue
      const from = hour
      while (chosen.has(hour + 1) && (hour + 1) % 24 !== 0) hour++
      runs.push(`${weekdays[Math.floor(from / 24)]}${from % 24}-${(hour % 24) + 1}`)
    }
    return runs.join(',')
  },
  read: (text) => {
    const hours = new Set<number>()
    for (const run of text.split(',')) {
      const [, day, from, to] = /^([a-z]{3})(\d{1,2})-(\d{1,2})$/.exec(run) ?? []
      const weekday = weekdays.indexOf(day ?? '')
      if (weekday < 0 || Number(to) > 24) return undefined
      for (let hour = Number(from); hour < Number(to); hour++) hours.add(weekday * 24 + hour)
    }
    return hours.size === 0 ? undefined : [...hours].sort((a, b) => a - b)
  },
}

/** A list of words; commas and percent signs within one are escaped. */
export const listCodec: Codec<readonly string[]> = {
  write: (items) => items.map((item) => item.replace(/[%,]/g, encodeURIComponent)).join(','),
  read: (text) =>
    text === ''
      ? undefined
      : text
          .split(',')
          .map((item) => item.replace(/%(25|2C)/gi, (code) => decodeURIComponent(code))),
}

/** "incident:0198…" */
export const selectionCodec: Codec<Selection> = {
  write: ({ kind, id }) => `${kind}:${id}`,
  read: (text) => {
    const [kind, ...rest] = text.split(':')
    const known = selectionKinds.find((one) => one === kind)
    const id = rest.join(':')
    return known && id ? { kind: known, id } : undefined
  },
}

/** One of some words. */
export const choiceCodec = <Word extends string>(words: readonly Word[]): Codec<Word> => ({
  write: (word) => word,
  read: (text) => words.find((word) => word === text),
})

/** A local day, "2025-01-31". */
export const dayCodec: Codec<string> = {
  write: (day) => day,
  read: (text) => (isDay(text) ? text : undefined),
}
