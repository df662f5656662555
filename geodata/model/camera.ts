import { z } from 'zod'
import { lonLat } from '../position.ts'
import { instant, type Kept, keeping, name, provenance, recordId, words } from './record.ts'

export const cameraKind = z.enum(['fixed', 'temporary'])
export type CameraKind = z.infer<typeof cameraKind>

/** `other` is a camera seen on an imported map, owned by someone else, until somebody adopts it. */
export const cameraOwnerKind = z.enum(['municipality', 'police', 'other'])
export type CameraOwnerKind = z.infer<typeof cameraOwnerKind>

/** A device with optics. Where it stands is a deployment. */
export const newCamera = z.strictObject({
  ...keeping,
  name,
  kind: cameraKind,
  ownerKind: cameraOwnerKind,
  indoor: z.boolean().default(false),
  model: z.string().trim().max(200).default(''),
  source: z.string().trim().max(200).default(''),
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
  notes: words.default(''),
})
export type NewCamera = z.infer<typeof newCamera>
export type Camera = Kept & NewCamera

/** One direction a deployed camera looks in. Multi-sensor heads and PTZ presets have several. */
export const aim = z.strictObject({
  preset: z.string().trim().max(60).default(''),
  headingDeg: z.number().min(0).lt(360).describe('middle of the view, clockwise from true north'),
  tiltDeg: z.number().min(0).max(90).describe('downwards from the horizon'),
  hfovDeg: z.number().min(1).max(360),
  vfovDeg: z.number().min(1).max(180),
  rangeM: z.number().min(1).max(500),
  widthPx: z.int().min(160).max(20_000).describe('pixels across the horizontal field of view'),
})
export type Aim = z.infer<typeof aim>

/** Where and how a camera stands. Heights and optics carry where they come from. */
const stand = {
  position: lonLat,
  mountHeightM: z.number().min(0.5).max(100),
  aims: z.array(aim).min(1).max(16),
  provenance: z
    .strictObject({ height: provenance, aim: provenance, optics: provenance })
    .default({ height: 'estimated', aim: 'estimated', optics: 'estimated' }),
}

const deploymentFields = {
  ...keeping,
  cameraId: recordId,
  ...stand,
  from: instant,
  to: instant.nullable().default(null),
  decision: z.string().trim().max(400).default(''),
}
export const deploymentShape = z.strictObject(deploymentFields)
export const newDeployment = deploymentShape.refine(({ from, to }) => to === null || to >= from, {
  path: ['to'],
  message: 'to is before from',
})
export type NewDeployment = z.output<typeof newDeployment>
export type Deployment = Kept & NewDeployment

export type DeploymentState = 'planned' | 'standing' | 'removed'

/** State is told by the dates alone: half-open [from, to). */
export const deploymentState = (
  { from, to }: { from: Date; to: Date | null },
  now: Date,
): DeploymentState => (from > now ? 'planned' : to !== null && to <= now ? 'removed' : 'standing')

/** One camera as a plan would have it; `deploymentId` names the one that stands today, if any. */
export const placement = z.strictObject({
  id: recordId,
  deploymentId: recordId.nullable(),
  cameraId: recordId.nullable(),
  name,
  kind: cameraKind,
  ...stand,
})
export type Placement = z.infer<typeof placement>
