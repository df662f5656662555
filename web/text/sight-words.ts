import { type Edition, editions } from '../../geodata/optics/standards.ts'
import type { Sight } from '../../geodata/visibility/probe.ts'
import { bandKey } from './band-words.ts'
import type { Formats } from './format.ts'
import type { Text } from './text.ts'

type InTheWay = Extract<Sight, { why: 'hidden' } | { why: 'masked' }>

/** Whether the point would be seen but for something in the way, or for a mask. */
export const inTheWay = (sight: Sight): sight is InTheWay =>
  !sight.sees && (sight.why === 'hidden' || sight.why === 'masked')

/** How well a camera has a point and from how far, or what is in the way. */
export function sightWords(
  t: Text,
  formats: Formats,
  sight: Extract<Sight, { sees: true }> | InTheWay,
  edition: Edition,
): string {
  const metres = formats.number(sight.distanceM, sight.distanceM < 10 ? 1 : 0)
  if (sight.sees) {
    const band = t(`cameras.band.${bandKey(editions[edition][sight.band]?.id ?? null)}`)
    const density = formats.number(Math.round(sight.pxPerM))
    return t('cameras.probe.sees', { band, density, metres })
  }
  if (sight.why === 'masked') return t('cameras.probe.masked')
  if (sight.by.kind === 'ground') return t('cameras.probe.hiddenByGround')
  return t('cameras.probe.hidden', { what: blockerWords(t, formats, sight.by) })
}

/** What is in the way, its height and how that is known: "en byggnad, höjd 9 m, uppskattad". */
const blockerWords = (
  t: Text,
  formats: Formats,
  {
    kind,
    heightM,
    heightSource,
  }: Exclude<Extract<Sight, { why: 'hidden' }>['by'], { kind: 'ground' }>,
): string =>
  t('cameras.probe.blocker', {
    what: t(`cameras.probe.by.${kind}`),
    height: formats.number(heightM, 1),
    source: t(`cameras.probe.source.${heightSource}`),
  })
