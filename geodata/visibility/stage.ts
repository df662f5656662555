import type { PlanePoint } from '../plane.ts'
import { heightAt, type Terrain } from './terrain.ts'

/** The ground round a camera, and how high it and its targets are. */
export type Stage = {
  terrain: Terrain
  apex: PlanePoint
  /** Height of the camera, over the same as the terrain's. */
  eyeM: number
  /** Height of targets over the ground they stand on. */
  targetM: number
}

/** A ray is looked at in steps no longer than this, however coarse the terrain: pictures bend faster than ground. */
const LONGEST_STEP_M = 2

/** How long the steps along a ray are. */
export const stepOf = ({ terrain }: Stage): number => Math.min(terrain.stepM, LONGEST_STEP_M)

/** How far below the camera a target at a place on the ground is; less than 0 above it. */
export const dropAt = ({ terrain, eyeM, targetM }: Stage, x: number, y: number): number =>
  eyeM - targetM - heightAt(terrain, x, y)

/** The widest slice, however near its end or coarse the terrain: the edges of pictures are drawn slice by slice. */
const WIDEST = (2 * Math.PI) / 360

/** How wide a slice may be that is judged by its middle ray alone: a cell where it ends. */
export const widestOf = ({ terrain }: Stage, endM: number): number =>
  Math.min(WIDEST, terrain.stepM / Math.max(endM, terrain.stepM))
