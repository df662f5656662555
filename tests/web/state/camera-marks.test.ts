import { describe, expect, test } from 'vitest'
import { type Camera, type Deployment, nothingStated } from '../../../geodata/model/camera.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { cameraMarks } from '../../../web/state/camera-marks.ts'
import { stepKey } from '../../../web/state/plan-keys.ts'
import { nextPlanName } from '../../../web/state/plans.ts'
import { placement } from '../../geodata/placement/placements.ts'

const kept = {
  ...{ version: 1, ownerUnitId: 'unit', classification: 'own' as const },
  ...{ createdAt: new Date(0), updatedAt: new Date(0) },
}
const camera = (id: string, part: Partial<Camera> = {}): Camera => ({
  ...kept,
  ...{ id, name: `Kamera ${id}`, kind: 'fixed', ownerKind: 'municipality', indoor: false },
  ...{ model: '', source: '', externalId: null, notes: '' },
  ...part,
})
const deployment = (cameraId: string, part: Partial<Deployment> = {}): Deployment => {
  const { position, mountHeightM, aims, provenance } = placement('x')
  return {
    ...kept,
    ...{ id: `place of ${cameraId}`, cameraId, position, mountHeightM, aims, provenance },
    ...nothingStated,
    ...{ from: new Date('2024-01-01'), to: null, decision: '' },
    ...part,
  }
}
const known = {
  now: new Date('2026-11-23'),
  cameras: [
    camera('a'),
    camera('b', { kind: 'temporary', ownerKind: 'police' }),
    camera('in', { indoor: true }),
    camera('coming'),
    camera('ended'),
    camera('osm', { ownerKind: 'other' }),
  ],
  deployments: [
    deployment('a'),
    deployment('b'),
    deployment('in'),
    deployment('coming', { from: new Date('2027-01-01') }),
    deployment('ended', { to: new Date('2025-01-01') }),
    deployment('osm'),
  ],
}
const today = standingPlacements(known.cameras, known.deployments, known.now)
const looks = (plan: typeof today | null) =>
  cameraMarks(known, plan).map(({ id, look, counts }) => `${id} ${look} ${counts}`)

describe('cameraMarks', () => {
  test('today: what stands counts, what is coming, indoors or of others does not', () => {
    expect(looks(null)).toEqual([
      'a standing true',
      'b standing true',
      'in standing false',
      'coming planned false',
      'osm other false',
    ])
  })

  test('a plan that is a copy of today looks as today', () => {
    expect(looks(today)).toEqual(looks(null))
  })

  test('in a plan: moved and new are planned and count, left out is removed and does not', () => {
    const plan = [
      { ...today[0]!, position: [17.06, 61.304] as const },
      today[2]!,
      placement('new', { deploymentId: null, cameraId: null }),
    ]
    expect(looks(plan)).toEqual([
      'a planned true',
      'in standing false',
      'new planned true',
      'b removed false',
      'coming planned false',
      'osm other false',
    ])
    const [moved] = cameraMarks(known, plan)
    expect(moved!.before).toEqual(today[0])
    expect(moved!.differences).toEqual(['moved'])
  })
})

test('a new plan gets the next free letter', () => {
  expect(nextPlanName('Förslag', [])).toBe('Förslag A')
  expect(nextPlanName('Förslag', ['förslag a', 'Förslag C'])).toBe('Förslag B')
  const all = Array.from({ length: 26 }, (_, i) => `Förslag ${String.fromCharCode(65 + i)}`)
  expect(nextPlanName('Förslag', all)).toBe('Förslag AA')
})

test.each([
  ['z', { ctrlKey: true }, 'undo'],
  ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['z', { metaKey: true }, 'undo'],
  ['y', { ctrlKey: true }, 'redo'],
  ['z', {}, null],
  ['z', { ctrlKey: true, altKey: true }, null],
] as const)('%s with %o is %s', (key, held, step) => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  expect(stepKey({ key, ...none, ...held })).toBe(step)
})
