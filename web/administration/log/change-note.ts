import { sightTo } from '../../../geodata/placement/steer.ts'
import { changesIn, type Difference } from './difference.ts'
import { positionIn, shapeIn } from './shapes.ts'
import type { Telling } from './value-words.ts'

/** What is not seen from the two values alone: how far something moved, and how much of a list changed. */
export function changeNote(
  { t, formats }: Telling,
  { before, after, field }: Difference,
): string | null {
  const from = field === 'position' ? positionIn(before) : null
  const to = field === 'position' ? positionIn(after) : null
  if (from && to) {
    const { distanceM } = sightTo(from, to)
    return t('log.value.moved', { metres: formats.number(distanceM, distanceM < 10 ? 1 : 0) })
  }
  if (shapeIn(before) && shapeIn(after)) return t('log.value.redrawn')
  const changes = changesIn(before, after)
  if (!changes) return null
  return (['added', 'removed', 'changed'] as const)
    .filter((how) => changes[how] > 0)
    .map((how) => t(`log.value.${how}`, { n: formats.number(changes[how]) }))
    .join(', ')
}
