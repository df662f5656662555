import type { IncidentCategory, Setting } from '../model/incident.ts'
import type { HauntName } from './haunts.ts'
import type { RhythmName } from './rhythms.ts'

type DemoSource =
  | 'Polisen'
  | 'Kommunen'
  | 'Handel'
  | 'Trygghetsvandring'
  | 'Allmänheten'
  | 'Bostadsbolag'

/** One pattern of trouble: what, where, when, who tells, and how much of the whole it is. */
export type Scene = {
  share: number
  category: IncidentCategory
  haunt: HauntName
  rhythm: RhythmName
  sources: readonly DemoSource[]
  /** Hours between last seen whole and found broken; absent when the time is known. */
  gapH?: readonly [number, number]
  setting?: Setting
  policeInitiated?: true
  /** Share known only as a place; 0.2 unless said. */
  placeShare?: number
  texts: readonly string[]
}
