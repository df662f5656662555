import { describe, expect, test } from 'vitest'
import type { Camera, CameraKind } from '../../../geodata/model/camera.ts'
import { isAnything, ofKind, planParts } from '../../../web/state/plan-parts.ts'
import { newCamera, newPlacement, now } from '../../support/factories.ts'

const kept = { version: 1, createdAt: now, updatedAt: now }
const camera = (id: string, kind: CameraKind, ownerUnitId: string): Camera => ({
  ...newCamera(ownerUnitId, { kind, classification: 'internal' }),
  ...{ ...kept, id },
})
const stands = ({ id, kind }: Camera) =>
  newPlacement(`d-${id}`, { cameraId: id, deploymentId: `d-${id}`, kind })

const fixed = camera('f', 'fixed', 'services')
const temporary = camera('t', 'temporary', 'lpo')
const common = {
  cameras: [fixed, temporary],
  standing: [stands(fixed), stands(temporary)],
  fresh: { ownerUnitId: 'services', classification: 'own' as const },
}
const municipality = ({ kind }: { kind: CameraKind }) => kind === 'fixed'

describe('a plan parted by who carries it out', () => {
  test('new cameras go by their kind', () => {
    const placements = [
      ...common.standing,
      newPlacement('new-f', { kind: 'fixed' }),
      newPlacement('new-t', { kind: 'temporary' }),
    ]
    const { mine, others } = planParts({ ...common, placements, mayChange: municipality })
    expect(mine.added.map(({ id }) => id)).toEqual(['new-f'])
    expect(others.added.map(({ id }) => id)).toEqual(['new-t'])
    expect(mine.unchanged.map(({ id }) => id)).toEqual(['d-f'])
  })

  test('what is moved or taken down goes by its camera', () => {
    const placements = [newPlacement('d-f', { ...stands(fixed), mountHeightM: 9 })]
    const { mine, others } = planParts({ ...common, placements, mayChange: municipality })
    expect(mine.changed.map(({ to }) => to.id)).toEqual(['d-f'])
    expect(others.removed.map(({ id }) => id)).toEqual(['d-t'])
  })

  test('one that would become the other kind is nobody’s alone', () => {
    const placements = [{ ...stands(fixed), kind: 'temporary' as const }, stands(temporary)]
    const { mine, others } = planParts({ ...common, placements, mayChange: municipality })
    expect(mine.added.concat(mine.changed.map(({ to }) => to))).toEqual([])
    expect(others.added.map(({ id }) => id)).toEqual(['d-f'])
  })

  test('with nothing of theirs to change there is nothing to carry out', () => {
    const placements = [...common.standing, newPlacement('new-t', { kind: 'temporary' })]
    const { mine, others } = planParts({ ...common, placements, mayChange: municipality })
    expect(isAnything(mine)).toBe(false)
    expect(isAnything(ofKind(others, 'temporary'))).toBe(true)
    expect(isAnything(ofKind(others, 'fixed'))).toBe(false)
  })
})
