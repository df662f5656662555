import fc from 'fast-check'
import { type Aim, nothingStated, type Placement } from '../../../geodata/model/camera.ts'

export const aim: Aim = {
  preset: '',
  headingDeg: 90,
  tiltDeg: 20,
  hfovDeg: 60,
  vfovDeg: 36,
  rangeM: 60,
  widthPx: 1920,
  projection: 'rectilinear',
}

/** A camera of a plan, standing today unless told otherwise. */
export const placement = (id: string, part: Partial<Placement> = {}): Placement => ({
  id,
  deploymentId: id,
  cameraId: `camera of ${id}`,
  name: `Kamera ${id}`,
  kind: 'fixed',
  model: '',
  position: [17.0582, 61.3037],
  mountHeightM: 4,
  aims: [aim],
  ...nothingStated,
  provenance: { height: 'measured', aim: 'measured', optics: 'measured' },
  ...part,
})

export const anAim: fc.Arbitrary<Aim> = fc.record({
  preset: fc.constant(''),
  headingDeg: fc.integer({ min: 0, max: 3599 }).map((tenth) => tenth / 10),
  tiltDeg: fc.integer({ min: 0, max: 90 }),
  hfovDeg: fc.integer({ min: 10, max: 3600 }).map((tenth) => tenth / 10),
  vfovDeg: fc.integer({ min: 10, max: 1400 }).map((tenth) => tenth / 10),
  rangeM: fc.integer({ min: 1, max: 500 }),
  widthPx: fc.integer({ min: 160, max: 20_000 }),
  projection: fc.constant('rectilinear'),
})

export const somePlacements = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 8 })
  .map((ids) => ids.map((id) => placement(String(id))))
