import type {
  IncidentCategory,
  NewIncident,
  TimePrecision,
} from '../../../geodata/model/incident.ts'
import type { LonLat } from '../../../geodata/position.ts'
import { instantToLocal, localToInstant } from '../../../geodata/time/zone.ts'
import type { NewClassification } from '../../state/audiences.ts'
import { dayPlus, dayStartMs } from '../../state/local-day.ts'

/** An incident as it stands in the form: texts as typed, times as the browser's fields write them. */
export type Draft = {
  category: IncidentCategory | null
  timePrecision: TimePrecision
  /** A known time: "2026-11-23T14:30" */
  at: string
  /** Between two times, written likewise. */
  from: string
  to: string
  /** "2026-11-23" */
  day: string
  /** "2026-11" */
  month: string
  /** Null until chosen by hand: then the tap on the map tells. */
  precision: 'exact' | 'place' | null
  source: string
  placeName: string
  description: string
  /** Who is to see it; the fewest until somebody says otherwise. */
  audience: NewClassification
}

/**
 * A form to begin with: just now, on the five minutes; an interval waits for its beginning.
 *
 * @param source who told, where that is known before anybody has said it
 */
export function emptyDraft(now: Date, timeZone: string, source = ''): Draft {
  const { year, month, day, hour, minute } = instantToLocal(now, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const time = `${date}T${two(hour)}:${two(minute - (minute % 5))}`
  return {
    category: null,
    timePrecision: 'exact',
    at: time,
    from: '',
    to: time,
    day: date,
    month: date.slice(0, 7),
    precision: null,
    source,
    placeName: '',
    description: '',
    audience: 'own',
  }
}

/** How well the place is known: as chosen, else as well as it was pointed out. */
export const precisionOf = ({ precision }: Draft, radiusM: number | null): 'exact' | 'place' =>
  precision ?? (radiusM === null ? 'exact' : 'place')

type Read = { incident: NewIncident } | { problems: ReadonlySet<string> }

/**
 * The incident a form tells of, or the names of the fields that do not hold. `radiusM` is how far
 * off the position may be, null when it was pointed out exactly.
 */
export function readDraft(
  draft: Draft,
  more: {
    position: LonLat | null
    radiusM: number | null
    timeZone: string
    ownerUnitId: string
  },
): Read {
  const problems = new Set<string>()
  const times = timesOf(draft, more.timeZone)
  if (!draft.category) problems.add('category')
  if (!more.position) problems.add('position')
  if (!draft.source.trim()) problems.add('source')
  if (!times) problems.add('from')
  else if (draft.timePrecision === 'interval' && times.to <= times.from) problems.add('to')
  if (draft.description.length > 4_000) problems.add('description')
  if (problems.size > 0) return { problems }
  const precision = precisionOf(draft, more.radiusM)
  return {
    incident: {
      category: draft.category!,
      from: times!.from,
      to: times!.to,
      timePrecision: draft.timePrecision,
      position: more.position!,
      precision,
      radiusM: precision === 'place' ? more.radiusM : null,
      setting: 'unknown',
      policeInitiated: false,
      source: draft.source.trim(),
      externalId: null,
      placeName: draft.placeName,
      description: draft.description.trim(),
      ownerUnitId: more.ownerUnitId,
      classification: draft.audience,
    },
  }
}

function timesOf(draft: Draft, timeZone: string): { from: Date; to: Date } | undefined {
  const day = (text: string) => new Date(dayStartMs(text, timeZone))
  switch (draft.timePrecision) {
    case 'exact': {
      const at = localTime(draft.at, timeZone)
      return at && { from: at, to: at }
    }
    case 'interval': {
      const [from, to] = [localTime(draft.from, timeZone), localTime(draft.to, timeZone)]
      return from && to && { from, to }
    }
    case 'day':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.day)) return undefined
      return { from: day(draft.day), to: day(dayPlus(draft.day, 1)) }
    case 'month': {
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(draft.month)) return undefined
      // The 1st and 32 days on is always in the next month.
      const next = dayPlus(`${draft.month}-01`, 32).slice(0, 7)
      return { from: day(`${draft.month}-01`), to: day(`${next}-01`) }
    }
  }
}

function localTime(text: string, timeZone: string): Date | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text)
  if (!found) return undefined
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  return localToInstant({ year, month, day, hour, minute, second: 0 }, timeZone).instant
}
