import { type Lens, type LensFacts, type NewLens, newLens } from '../../../geodata/model/lens.ts'
import { ApiProblem } from '../../api/http.ts'
import type { Formats } from '../../text/format.ts'

/** What is written in the form of a camera model: numbers as they are written. */
export type LensDraft = {
  [Field in (typeof written)[number]]: string
} & {
  projection: LensFacts['projection']
  zooms: boolean
  turns: boolean
  hasLight: boolean
}

const written = [
  ...(['maker', 'model', 'widthPx', 'heightPx', 'wideH', 'wideV', 'teleH', 'teleV'] as const),
  ...(['sensors', 'panDeg', 'lowestTiltDeg', 'infraredM', 'source'] as const),
] as const

// Where each field of the form stands in a record.
const paths: { readonly [Field in (typeof written)[number]]: string } = {
  ...{ maker: 'maker', model: 'model', widthPx: 'widthPx', heightPx: 'heightPx' },
  ...{ wideH: 'wide.hfovDeg', wideV: 'wide.vfovDeg', teleH: 'tele.hfovDeg', teleV: 'tele.vfovDeg' },
  ...{ sensors: 'sensors', panDeg: 'turns.panDeg', lowestTiltDeg: 'turns.lowestTiltDeg' },
  ...{ infraredM: 'infraredM', source: 'source' },
}
export type LensField = keyof typeof paths

/** What does not hold: a model that the unit has already is `taken`. */
export type LensFaults = { readonly [Field in LensField]?: 'wrong' | 'taken' }

export const emptyLens: LensDraft = {
  ...{ maker: '', model: '', widthPx: '', heightPx: '', wideH: '', wideV: '', teleH: '' },
  ...{ teleV: '', sensors: '1', panDeg: '360', lowestTiltDeg: '', infraredM: '', source: '' },
  ...{ projection: 'rectilinear', zooms: false, turns: false, hasLight: false },
}

/** Whether something kept is a draft as the form writes it now. */
export const isLensDraft = (kept: Partial<LensDraft>): boolean =>
  written.every((field) => typeof kept[field] === 'string')

/** How the form begins for a model that there is. @param point what parts a number's decimals as it is read */
export function draftOf(lens: LensFacts, point = ','): LensDraft {
  const { wide, tele, turns, infraredM, projection } = lens
  const text = (value: number | null | undefined) =>
    value == null ? '' : String(value).replace('.', point)
  return {
    ...{ maker: lens.maker, model: lens.model, source: lens.source, projection },
    ...{ widthPx: text(lens.widthPx), heightPx: text(lens.heightPx), sensors: text(lens.sensors) },
    ...{ wideH: text(wide.hfovDeg), wideV: text(wide.vfovDeg) },
    ...{ teleH: text(tele?.hfovDeg), teleV: text(tele?.vfovDeg), zooms: tele !== null },
    ...{ panDeg: text(turns?.panDeg ?? 360), lowestTiltDeg: text(turns?.lowestTiltDeg) },
    ...{ turns: turns !== null, infraredM: text(infraredM), hasLight: infraredM !== null },
  }
}

/** What parts a number's decimals in a language. */
export const pointOf = (formats: Formats): string => formats.number(0.5, 1).charAt(1)

/** A number as somebody writes it, with a comma or a point and spaces; NaN for none. */
const numberIn = (text: string): number => {
  const plain = text.replace(/[\s°]/g, '').replace(',', '.')
  return plain === '' ? Number.NaN : Number(plain)
}

/** What a draft says of a model, whether or not it can be. */
export function factsOf(draft: LensDraft): LensFacts {
  const { zooms, turns, hasLight, lowestTiltDeg } = draft
  const n = (field: LensField) => numberIn(draft[field])
  return {
    ...{ maker: draft.maker.trim(), model: draft.model.trim(), source: draft.source.trim() },
    ...{ widthPx: n('widthPx'), heightPx: n('heightPx'), sensors: n('sensors') },
    wide: { hfovDeg: n('wideH'), vfovDeg: n('wideV') },
    tele: zooms ? { hfovDeg: n('teleH'), vfovDeg: n('teleV') } : null,
    projection: draft.projection,
    turns: turns
      ? {
          panDeg: n('panDeg'),
          lowestTiltDeg: lowestTiltDeg.trim() === '' ? null : n('lowestTiltDeg'),
        }
      : null,
    infraredM: hasLight ? n('infraredM') : null,
  }
}

/** A draft as a new model of a unit's, for all who work together to plan with. */
export const newLensOf = (draft: LensDraft, ownerUnitId: string): NewLens => ({
  ...{ ownerUnitId, classification: 'internal' },
  ...factsOf(draft),
})

const fieldAt = (path: string): LensField | undefined =>
  (Object.keys(paths) as LensField[]).find((field) => paths[field] === path) // the keys of what is written above

const faultsAt = (at: readonly string[], fault: 'wrong' | 'taken'): LensFaults =>
  Object.fromEntries(at.flatMap((path) => fieldAt(path) ?? []).map((field) => [field, fault]))

const ANY_UNIT = '00000000-0000-7000-8000-000000000000'

/** What can be told before anything is sent. */
export function faultsOf(draft: LensDraft): LensFaults {
  const { error } = newLens.safeParse(newLensOf(draft, ANY_UNIT))
  return faultsAt(error?.issues.map(({ path }) => path.join('.')) ?? [], 'wrong')
}

/** What the server objected to, by field; empty for any other failure. */
export function faultsIn(failure: unknown): LensFaults {
  if (!(failure instanceof ApiProblem)) return {}
  const fault = failure.code === 'conflict' ? 'taken' : 'wrong'
  return faultsAt(
    failure.fields.map(({ path }) => path),
    fault,
  )
}

/** What a form changes of a model, and nothing else. */
export function changeOf(seen: Lens, draft: LensDraft): Partial<LensFacts> {
  const before = factsOf(draftOf(seen))
  const changed = Object.entries(factsOf(draft)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof LensFacts]), // the same fields
  )
  return Object.fromEntries(changed)
}
