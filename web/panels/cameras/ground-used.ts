import type { TownGround } from '../../../geodata/coverage/ground.ts'
import type { CameraView } from '../../../geodata/visibility/camera-view.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

type Footing = CameraView['ground']

/** What some cameras were computed on, all told; null when there are none. */
export function usedBy(cameras: Iterable<{ ground: Footing }>): Footing | 'both' | null {
  const used = new Set([...cameras].map(({ ground }) => ground))
  const [first = null] = used
  return used.size > 1 ? 'both' : first
}

/**
 * What sight lines were counted on, in words: flat ground, or a terrain, by whom and how fine.
 *
 * @param used what the cameras were computed on: one that stands outside the terrain is on flat ground
 */
export function groundUsedWords(
  t: Text,
  formats: Formats,
  ground: TownGround,
  used: ReturnType<typeof usedBy>,
): string {
  if (ground.kind === 'flat') return t('cameras.footing.flat')
  const { source, stepM } = ground
  const words = { source, step: formats.number(stepM, Number.isInteger(stepM) ? 0 : 1) }
  if (used === 'both') return t('cameras.footing.partly', words)
  return t(used === 'flat' ? 'cameras.footing.outside' : 'cameras.footing.terrain', words)
}
