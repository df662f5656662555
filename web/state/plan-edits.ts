import { v7 as newId } from 'uuid'
import {
  type Aim,
  type CameraKind,
  nothingStated,
  type Placement,
} from '../../geodata/model/camera.ts'
import type { OfferedLens } from '../../geodata/model/offered-lenses.ts'
import { withLens } from '../../geodata/placement/choose-lens.ts'
import type { Verb } from '../../geodata/placement/history.ts'
import type { LonLat } from '../../geodata/position.ts'
import { type CameraMark, markId } from './camera-marks.ts'
import { lensName } from './lenses.ts'
import { actInPlan, planning } from './plan.ts'
import { select } from './selection.ts'
import { chooseAim } from './steering.ts'
import { lookAround, tool } from './tool.ts'

// What a user can do to the cameras of the open plan. Everything goes through `actInPlan`.

/** Optics of a camera nobody has said anything about: ordinary ones of its kind. */
const usual: Record<CameraKind, { mountHeightM: number; aim: Aim }> = {
  fixed: {
    mountHeightM: 4,
    aim: {
      ...{ preset: '', headingDeg: 0, tiltDeg: 20, hfovDeg: 90, vfovDeg: 58.7 },
      ...{ rangeM: 50, widthPx: 3840, projection: 'rectilinear' },
    },
  },
  temporary: {
    mountHeightM: 5,
    aim: {
      ...{ preset: '', headingDeg: 0, tiltDeg: 15, hfovDeg: 60, vfovDeg: 36 },
      ...{ rangeM: 70, widthPx: 1920, projection: 'rectilinear' },
    },
  },
}

/** Adds a camera to the open plan and selects it. */
export function addCamera(kind: CameraKind, name: string, position: LonLat): void {
  const { draft } = planning.getState()
  if (!draft) return
  const { mountHeightM, aim } = usual[kind]
  const placement: Placement = {
    ...{ id: newId(), deploymentId: null, cameraId: null, name, kind, position, mountHeightM },
    ...{ aims: [aim], model: '' },
    ...nothingStated,
    provenance: { height: 'estimated', aim: 'estimated', optics: 'estimated' },
  }
  actInPlan({
    verb: 'add',
    subject: name,
    edit: { kind: 'add', placement, at: draft.placements.length },
  })
  chooseAim(0)
  select({ kind: 'camera', id: markId(placement) })
}

/** Takes a camera out of the open plan; one that stands today shows as removed. */
export function removeCamera({ placement, deployment }: CameraMark): void {
  const edit = { kind: 'remove', id: placement.id } as const
  actInPlan({ verb: 'remove', subject: placement.name, edit })
  if (!deployment) select(null)
}

/** Puts a camera that stands today back into the open plan. */
export function restoreCamera({ placement }: CameraMark): void {
  const at = planning.getState().draft?.placements.length ?? 0
  actInPlan({ verb: 'restore', subject: placement.name, edit: { kind: 'add', placement, at } })
}

/** Changes a placement of the open plan. What did not change makes no step. */
export function changePlacement(verb: Verb, from: Placement, part: Partial<Placement>): void {
  const to = { ...from, ...part }
  if (JSON.stringify(to) === JSON.stringify(from)) return
  actInPlan({ verb, subject: from.name, edit: { kind: 'change', to } })
}

/** Changes one aim of a placement of the open plan. */
export const changeAim = (verb: Verb, from: Placement, i: number, part: Partial<Aim>): void =>
  changePlacement(verb, from, { aims: from.aims.with(i, { ...from.aims[i]!, ...part }) })

/** Gives a camera the optics of a model, by its active aim; a head of several sensors is shown from its first one. */
export function chooseLens(placement: Placement, i: number, { facts }: OfferedLens): void {
  const model = lensName(facts)
  changePlacement('choose-lens', placement, { ...withLens(placement, i, facts), model })
  if (facts.sensors > 1 || !facts.turns) chooseAim(0)
}

/** Adds a direction to a camera, turned a quarter from its last one. */
export function addAim(placement: Placement): void {
  const last = placement.aims.at(-1)!
  const aim = { ...last, preset: '', headingDeg: (last.headingDeg + 90) % 360 }
  changePlacement('add-aim', placement, { aims: [...placement.aims, aim] })
  chooseAim(placement.aims.length)
}

/** Takes a direction from a camera that has several. */
export function removeAim(placement: Placement, i: number): void {
  if (placement.aims.length < 2) return
  changePlacement('remove-aim', placement, { aims: placement.aims.toSpliced(i, 1) })
  chooseAim(Math.max(0, i - 1))
}

/** Puts the camera down that the tool holds, as soon as it has a place. Called once. */
export const startPlacing = (): void => {
  tool.subscribe(({ tool: now }) => {
    if (now.kind !== 'camera' || !now.position) return
    lookAround()
    addCamera(now.cameraKind, now.name, now.position)
  })
}
