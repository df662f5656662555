import type { Municipality } from '../geodata/model/municipality.ts'
import { MAX_POSITIONS } from '../geodata/model/shape.ts'
import { findPersonalNumbers } from '../geodata/privacy/personal-number.ts'
import { findCrossing } from '../geodata/shape/crossing.ts'
import { metresOutside } from '../geodata/shape/outside.ts'
import { runsOf, type Shape } from '../geodata/shape/positions.ts'
import { type FieldProblem, Problem } from './errors.ts'

// What a schema cannot say of one record: whether its values can be kept, its words may be kept, and
// its shapes are possible in this municipality.

/** A shape of a record, and the field it stands in. */
export type Placed = { path: string; shape: Shape }

/** How far outside the municipality's box something may lie. */
export const FARTHEST_OUTSIDE_M = 50_000

/** @throws {Problem} 400 with everything wrong with a record that fits its schema */
export function checkRecord(
  input: object,
  shapes: readonly Placed[],
  municipality: Municipality,
): void {
  const impossible = shapes.flatMap((placed) => findImpossible(placed, municipality))
  const problems = [...findWordProblems(input), ...impossible]
  if (problems.length > 0) throw Problem.invalid(problems)
}

/** @throws {Problem} 400 for texts that may not be kept */
export function checkWords(input: object): void {
  const problems = findWordProblems(input)
  if (problems.length > 0) throw Problem.invalid(problems)
}

const findWordProblems = (input: object): FieldProblem[] => [
  ...findUnkeepable(input),
  ...findPersonal(input),
]

/** Texts that no database column holds: with a NUL or half a character. */
export const findUnkeepable = (input: unknown): FieldProblem[] =>
  leavesOf(input).flatMap(([path, value]) => {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
      return [{ path, message: 'holds a character that cannot be kept' }]
    return []
  })

// Our own identifiers are left alone: many of them hold runs of digits.
const findPersonal = (input: object): FieldProblem[] =>
  leavesOf(input)
    .filter(([path]) => !/(^|\.)(id|ownerUnitId|cameraId|deploymentId)$/.test(path))
    .flatMap(([path, value]) =>
      typeof value === 'string'
        ? findPersonalNumbers(value).map(({ start }) => ({
            path,
            message: `holds a personal identity number at character ${start + 1}`,
          }))
        : [],
    )

function leavesOf(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (value === null || typeof value !== 'object' || value instanceof Date) return [[path, value]]
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'number' ? [] : leavesOf(part, path === '' ? key : `${path}.${key}`),
  )
}

function findImpossible({ path, shape }: Placed, { bbox, name }: Municipality): FieldProblem[] {
  const runs = runsOf(shape)
  const total = runs.reduce((sum, { positions }) => sum + positions.length, 0)
  if (total > MAX_POSITIONS)
    return [{ path, message: `has ${total} positions, more than ${MAX_POSITIONS}` }]

  for (const run of runs)
    for (const [i, position] of run.positions.entries()) {
      const outsideM = metresOutside(bbox, position)
      if (outsideM <= FARTHEST_OUTSIDE_M) continue
      const where = shape.type === 'Point' ? path : `${path}.${run.path}.${i}`
      return [{ path: where, message: `is ${Math.round(outsideM / 1000)} km outside ${name}` }]
    }

  const crossing = findCrossing(shape)
  if (!crossing) return []
  if (crossing === 'too-intricate')
    return [{ path, message: 'is too intricate (för invecklad): draw it with fewer positions' }]
  const [lon, lat] = crossing.position
  const message = `crosses itself at ${lon.toFixed(6)}, ${lat.toFixed(6)}`
  return [{ path: `${path}.${crossing.path}`, message }]
}
