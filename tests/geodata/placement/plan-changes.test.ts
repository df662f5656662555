import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Aim, nothingStated, type Placement } from '../../../geodata/model/camera.ts'
import { comparePlacements } from '../../../geodata/placement/compare.ts'
import {
  type PlanChanges,
  planChanges,
  type Standing,
} from '../../../geodata/placement/plan-changes.ts'

const aim = (headingDeg: number): Aim => ({
  ...{ preset: '', headingDeg, tiltDeg: 15, hfovDeg: 90, vfovDeg: 50, rangeM: 60 },
  widthPx: 1920,
  projection: 'rectilinear',
})
const standing = (id: string, stated: Partial<Standing> = {}): Standing => ({
  ...{ id, cameraId: `camera-${id}`, position: [17, 61.3], mountHeightM: 4, aims: [aim(90)] },
  ...nothingStated,
  ...{ from: new Date(0), to: null, camera: { name: id, kind: 'fixed', model: '' } },
  ...stated,
})
const copyOf = (deployment: Standing): Placement => ({
  ...{ id: deployment.id, deploymentId: deployment.id, cameraId: deployment.cameraId },
  ...deployment.camera,
  ...{ position: deployment.position, mountHeightM: deployment.mountHeightM },
  aims: deployment.aims,
  ...nothingStated,
  provenance: { height: 'estimated', aim: 'estimated', optics: 'estimated' },
})
const nothing: PlanChanges = { unchanged: [], end: [], begin: [], rename: [] }

const town = fc
  .uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 8 })
  .map((ids) => ids.map((id) => standing(`${id}`, { aims: [aim(id)] })))

describe('planChanges', () => {
  test('a copy of today changes nothing', () => {
    fc.assert(
      fc.property(town, (today) => {
        expect(planChanges(today.map(copyOf), today)).toEqual({ ...nothing, unchanged: today })
      }),
    )
  })

  test('an empty plan ends everything', () => {
    fc.assert(
      fc.property(town, (today) => {
        expect(planChanges([], today)).toEqual({ ...nothing, end: today })
      }),
    )
  })

  test('what people are told is what is done', () => {
    const named = fc.record({
      deploymentId: fc.option(fc.constantFrom('0', '1', '2', '3', 'ended')),
      cameraId: fc.option(fc.constantFrom('camera-0', 'camera-1', 'camera-2', 'stored')),
      name: fc.constantFrom('0', '1', 'new name'),
      aims: fc.constantFrom<Aim[]>([aim(90)], [aim(180)], [aim(90), aim(180)]),
    })
    const today = ['0', '1', '2', '3'].map((id) => standing(id))
    fc.assert(
      fc.property(fc.array(named, { maxLength: 5 }), (stated) => {
        const plan = stated.map((one, i) => ({ ...copyOf(standing(`${i}`)), ...one, id: `p${i}` }))
        const told = comparePlacements(today.map(copyOf), plan)
        const done = planChanges(plan, today)
        const moved = told.changed.filter(({ differences }) =>
          differences.some((difference) => difference !== 'renamed' && difference !== 'kind'),
        )
        const begun = [...told.added, ...moved.map(({ to }) => to)].map(({ id }) => id)
        expect(done.begin.map(({ placement }) => placement.id).sort()).toEqual(begun.sort())
        const ended = [...told.removed, ...moved.map(({ from }) => from)].map(({ id }) => id)
        expect(done.end.map(({ id }) => id).sort()).toEqual(ended.sort())
        const renamed = told.changed.filter(({ differences }) => differences.includes('renamed'))
        expect(done.rename).toHaveLength(renamed.length)
      }),
    )
  })

  test('every placement stands in the end, and every deployment is kept or ended, once', () => {
    const edits = fc.array(fc.constantFrom('keep', 'turn', 'drop', 'unlink', 'add'), {
      minLength: 8,
      maxLength: 8,
    })
    fc.assert(
      fc.property(town, edits, (today, edit) => {
        const plan = today.flatMap((deployment, i): Placement[] => {
          const copy = copyOf(deployment)
          switch (edit[i]) {
            case 'turn':
              return [{ ...copy, aims: [aim(300)] }]
            case 'drop':
              return []
            case 'unlink':
              return [{ ...copy, deploymentId: null, cameraId: null }]
            case 'add':
              return [copy, { ...copy, deploymentId: null, cameraId: null }]
            default:
              return [copy]
          }
        })
        const { unchanged, end, begin } = planChanges(plan, today)
        expect(unchanged.length + begin.length).toBe(plan.length)
        const decided = [...unchanged, ...end].map(({ id }) => id)
        expect(decided.sort()).toEqual(today.map(({ id }) => id).sort())
      }),
    )
  })

  test.each<[string, Partial<Placement>]>([
    ['moved', { position: [17.0001, 61.3] }],
    ['raised', { mountHeightM: 5 }],
    ['turned', { aims: [aim(91)] }],
    ['given another direction', { aims: [aim(90), aim(180)] }],
  ])('one that is %s ends and begins, until the same date', (_how, change) => {
    const to = new Date('2027-01-01T00:00:00Z')
    const before = standing('a', { to })
    const placement = { ...copyOf(before), ...change }
    expect(planChanges([placement], [before])).toEqual({
      ...nothing,
      end: [before],
      begin: [{ placement, cameraId: 'camera-a', to }],
    })
  })

  test('one whose deployment another plan has ended is matched by its camera', () => {
    const now = standing('new', {
      cameraId: 'camera-a',
      camera: { name: 'old', kind: 'fixed', model: '' },
    })
    const placement = { ...copyOf(standing('old', { cameraId: 'camera-a' })) }
    expect(planChanges([placement], [now])).toEqual({ ...nothing, unchanged: [now] })
  })

  test('two placements of one camera keep their own deployments', () => {
    const [a, b] = [standing('a', { cameraId: 'x' }), standing('b', { cameraId: 'x' })]
    expect(planChanges([copyOf(b), copyOf(a)], [a, b]).unchanged).toEqual([b, a])
  })

  test('a camera in store takes the name and kind of its placement', () => {
    const stored = new Map([['x', { name: 'i förråd', kind: 'fixed' as const, model: '' }]])
    const put = { ...copyOf(standing('a')), deploymentId: null, cameraId: 'x' }
    expect(planChanges([put], [], stored)).toEqual({
      ...nothing,
      begin: [{ placement: put, cameraId: 'x', to: null }],
      rename: [{ cameraId: 'x', name: 'a', kind: 'fixed', model: '' }],
    })
    const same = { ...put, name: 'i förråd' }
    expect(planChanges([same], [], stored).rename).toEqual([])
  })

  test('a name or kind of its own becomes the camera’s', () => {
    const before = standing('a')
    const placement: Placement = { ...copyOf(before), name: 'Torget', kind: 'temporary' }
    expect(planChanges([placement], [before])).toEqual({
      ...nothing,
      unchanged: [before],
      rename: [{ cameraId: 'camera-a', name: 'Torget', kind: 'temporary', model: '' }],
    })
  })
})
