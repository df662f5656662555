import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Camera, type Deployment, nothingStated } from '../../../geodata/model/camera.ts'
import { comparePlacements } from '../../../geodata/placement/compare.ts'
import { shifted } from '../../../geodata/placement/steer.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { aim, placement, somePlacements } from './placements.ts'

describe('comparePlacements', () => {
  test('a copy of today changes nothing', () => {
    fc.assert(
      fc.property(somePlacements, (today) => {
        const { added, changed, removed, unchanged } = comparePlacements(
          today,
          structuredClone(today),
        )
        expect([added, changed, removed]).toEqual([[], [], []])
        expect(unchanged).toEqual(today)
      }),
    )
  })

  test('tells apart what is new, moved, turned and gone', () => {
    const today = [placement('a'), placement('b'), placement('c')]
    const plan = [
      placement('a', { position: shifted(placement('a').position, [3, 4]) }),
      placement('b', { aims: [{ ...aim, headingDeg: 10, hfovDeg: 30 }] }),
      placement('new', { deploymentId: null, cameraId: null }),
    ]
    const { added, changed, removed } = comparePlacements(today, plan)
    expect(added.map(({ id }) => id)).toEqual(['new'])
    expect(removed.map(({ id }) => id)).toEqual(['c'])
    expect(changed.map(({ to, differences }) => [to.id, differences])).toEqual([
      ['a', ['moved']],
      ['b', ['aimed', 'optics']],
    ])
    expect(changed[0]!.movedM).toBeCloseTo(5, 2)
  })
})

test('a camera that another plan has moved since is moved again, not removed and added', () => {
  const stale = placement('a', { deploymentId: 'ended', cameraId: 'one camera' })
  const stands = placement('b', { cameraId: 'one camera', mountHeightM: 9 })
  const { added, changed, removed } = comparePlacements([stands], [stale])
  expect([added, removed]).toEqual([[], []])
  expect(changed).toMatchObject([{ from: { id: 'b' }, to: { id: 'a' } }])
})

describe('standingPlacements', () => {
  const kept = {
    version: 1,
    ownerUnitId: 'unit',
    classification: 'own' as const,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  }
  const camera = (id: string, ownerKind: Camera['ownerKind']): Camera => ({
    ...kept,
    ...{ id, ownerKind, name: id, kind: 'fixed', indoor: false, model: '' },
    ...{ source: '', externalId: null, notes: '' },
  })
  const deployment = (cameraId: string, from: string, to: string | null): Deployment => {
    const { position, mountHeightM, aims, provenance } = placement('x')
    return {
      ...kept,
      ...{ id: `${cameraId} ${from}`, cameraId, position, mountHeightM, aims, provenance },
      ...nothingStated,
      ...{ from: new Date(from), to: to === null ? null : new Date(to), decision: '' },
    }
  }

  test('holds what stands now, and nothing of others', () => {
    const placements = standingPlacements(
      [camera('a', 'municipality'), camera('b', 'police'), camera('c', 'other')],
      [
        deployment('a', '2020-01-01', '2022-01-01'),
        deployment('a', '2022-01-01', null),
        deployment('b', '2030-01-01', null),
        deployment('c', '2020-01-01', null),
      ],
      new Date('2026-11-23'),
    )
    expect(placements.map(({ deploymentId }) => deploymentId)).toEqual(['a 2022-01-01'])
  })
})
