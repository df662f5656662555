import { startRegister } from './cameras.ts'
import { startCoverage } from './coverage.ts'
import { startGround } from './ground.ts'
import { startPlanning } from './plan.ts'
import { startPlacing } from './plan-edits.ts'
import { startPlanKeys } from './plan-keys.ts'
import { startSaving } from './plan-save.ts'
import { startProbe } from './probe.ts'

/** Starts everything about cameras: the register, the open plan, its saving, and the counting. */
export function startCameras(): void {
  startRegister()
  startPlanning()
  startSaving()
  startPlacing()
  startPlanKeys()
  startCoverage()
  startGround()
  startProbe()
}
